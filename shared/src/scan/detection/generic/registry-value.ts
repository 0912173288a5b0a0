import type { Reader } from '../reader';
import { placeReader } from './place-pattern';

/** VNC servers keep eight bytes, encrypted with a key that every copy has: https://uvnc.com/docs/uvnc-server/70-ultravnc-server-configuration.html */
export const registryPasswordReader: Reader = placeReader({
  keywords: ['"password"=hex:', '"passwordviewonly"=hex:', '"controlpassword"=hex:'],
  pattern: /(?<secret>(?:[0-9a-f]{2},){7}[0-9a-f]{2})(?![0-9a-f,])/diy, rule: 'keyward/generic-password', prior: 'prior.credential-file',
});
