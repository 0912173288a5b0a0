import { base64 } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const wireguardRules: readonly Rule[] = vendorRules(
  {
    vendor: 'WireGuard',
    documentation: 'https://www.wireguard.com/quickstart/',
    remediation: 'Make a new key pair with "wg genkey" and give the public half to the peers.',
  },
  [
    {
      id: 'keyward/wireguard-private-key',
      title: 'WireGuard private or preshared key',
      keywords: ['privatekey', 'presharedkey'],
      pattern: token(/(?:PrivateKey|PresharedKey)\s{0,4}=\s{0,4}(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)/, '+/='),
      maxLength: 65,
      form: 'near',
      confidence: 0.93,
      severity: 'error',
      secretType: 'private-key',
      description: 'Connects to the network as this peer.',
      get examples() { return [`[Interface]\nPrivateKey = ${base64(42)}A=\nAddress = 10.0.0.2/32`, `PresharedKey=${base64(42, 1)}E=`]; },
      get counterExamples() { return [`PublicKey = ${base64(42)}A=`, 'PrivateKey = <your key>', `PrivateKey = ${base64(30)}=`]; },
    },
  ],
);
