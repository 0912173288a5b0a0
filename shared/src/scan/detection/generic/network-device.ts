import type { Reader } from '../reader';
import { placeBeforeReader, placeReader } from './place-pattern';

const VALUE = '"?(?<secret>[^\\s";]{3,200})';
/** Cisco's types of storing: in the clear, encrypted with a key that every device has, hashed. */
const TYPE = '(?:(?:0|4|5|6|7|8|9)[ \\t]{1,10})?';
const place = { rule: 'keyward/generic-password', prior: 'prior.credential-file' } as const;

/**
 * Configurations of routers and switches are saved under any name, so the commands tell them.
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/security/d1/sec-d1-cr-book.html, https://www.cisco.com/c/en/us/support/docs/ip/simple-network-management-protocol-snmp/7244-snmp-trap.html
 */
export const deviceCommandReader: Reader = placeReader({
  keywords: [
    'enable password ', 'enable secret ', 'snmp-server community ', 'tacacs-server key ', 'radius-server key ', 'crypto isakmp key ', 'pre-shared-key ', 'key-string ', 'ppp chap password ', 'ppp pap password ',
    'wpa-psk ascii ', 'ip ftp password ', 'l2tp tunnel password ', 'authentication-key ', 'wpa-passphrase ', 'ldap-login-password ',
  ],
  pattern: new RegExp(`(?:(?:local|remote|ascii-text|hexadecimal|address|plaintext|\\d{1,3} md5)[ \\t]{1,10})?${TYPE}(?!(?:encrypted|key|address|hostname|level|md5|sent-username|rotation)\\s)${VALUE}`, 'dy'),
  preceded: /(?:^|[\r\n])[ \t]{0,20}(?:no |set )?[^\r\n#!"'=]{0,120}$/, ...place,
});

/** `username robin privilege 15 secret 5 x`, `neighbor 10.0.0.1 password 7 x`: the name stands before the word. */
export const deviceUserReader: Reader = placeReader({
  keywords: ['username ', 'neighbor ', 'tacacs-server host ', 'radius-server host '],
  pattern: new RegExp(`(?<user>[\\w.@-]{1,60})[ \\t]{1,10}(?:(?:privilege|role|auth-port|acct-port|timeout)[ \\t]{1,4}[\\w-]{1,20}[ \\t]{1,4}){0,4}(?:password|secret|key)[ \\t]{1,10}${TYPE}${VALUE}(?=[ \\t]{0,4}(?:$|[\\r\\n]|encrypted|role|privilege))`, 'dy'),
  preceded: /(?:^|[\r\n])[ \t]{0,20}(?:username |neighbor |\w{6,7}-server host )$/, ...place,
});

/** Values that a device has encrypted so that it can read them again: Huawei's `cipher`, Fortinet's `ENC`. */
export const deviceCipherReader: Reader = placeReader({
  keywords: ['password cipher ', 'password irreversible-cipher ', 'psksecret enc ', 'passwd enc ', 'password enc ', 'key cipher ', 'password simple '],
  pattern: new RegExp(VALUE, 'dy'),
  preceded: /(?:^|[\r\n])[ \t]{0,20}(?:set|local-user|super|snmp-agent|usm-user|(?:radius|hwtacacs|ldap|ntp|l2tp)-\w{1,10}|authentication-mode|user|peer|ospf|isis|rip|ppp|ssh|ftp|pre-shared-key|shared-key|password|passwd|psksecret|area|tunnel)\b[^\r\n]{0,160}$/, ...place,
});

/** Junos marks them all: https://www.juniper.net/documentation/us/en/software/junos/cli/topics/topic-map/cli-configuration-viewing.html */
export const secretDataReader: Reader = placeBeforeReader({
  keywords: ['## secret-data'], longest: 320, pattern: /[ \t]"?(?<secret>[^\s";]{4,300})"?;?[ \t]{0,10}\}?[ \t]{0,10}$/d, ...place,
});
