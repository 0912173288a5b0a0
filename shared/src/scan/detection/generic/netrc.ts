import type { Reader } from '../reader';
import { placeReader } from './place-pattern';

/**
 * An entry of a `.netrc`, in one line or several, also where a document quotes one.
 * Source: https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
 */
export const netrcReader: Reader = placeReader({
  keywords: ['machine '],
  pattern: /\s{0,4}(?<host>[^\s"'<>]{1,200})\s{1,40}login\s{1,10}(?<user>[^\s"'<>]{1,200})\s{1,40}(?:account\s{1,10}\S{1,100}\s{1,40})?password\s{1,10}"?(?<secret>[^\s"'<>]{3,300})/dy,
  rule: 'keyward/generic-password', prior: 'prior.netrc',
});
