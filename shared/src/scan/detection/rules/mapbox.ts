import { base64url, lowerAlnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mapboxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mapbox',
    documentation: 'https://docs.mapbox.com/help/dive-deeper/access-tokens/',
    remediation: 'Revoke it at https://console.mapbox.com/account/access-tokens/ and create a new one.',
  },
  [
    {
      id: 'keyward/mapbox-secret-token',
      title: 'Mapbox secret token',
      keywords: ['sk.eyj'],
      pattern: token(/sk\.eyJ[A-Za-z0-9_-]{50,120}\.[A-Za-z0-9_-]{22}/, '-'),
      maxLength: 149,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Changes the account\'s maps and data within its scopes.',
      get examples() {
        return [
          `sk.eyJ${base64url(70)}.${base64url(22)}`,
          `MAPBOX_TOKEN=sk.eyJ${base64url(70, 1)}.${base64url(22, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('sk.eyJ', `${base64url(70)}.${base64url(22)}`)]; },
    },
    {
      id: 'keyward/mapbox-assigned-token',
      title: 'Mapbox token in another encoding',
      keywords: ['mapbox'],
      pattern: near(['mapbox'], /[ps]k\.(?!eyJ)[A-Za-z0-9]{60,120}\.[A-Za-z0-9_-]{22}/, '-'),
      maxLength: 819,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Loads maps, or with a secret token changes them.',
      get examples() {
        return [
          `MAPBOX_TOKEN=sk.${lowerAlnum(60)}.${lowerAlnum(22)}`,
          `mapbox: { accessToken: "sk.${lowerAlnum(60, 1)}.${lowerAlnum(22, 1)}" }`,
        ];
      },
      get counterExamples() { return [...strangers('mapbox', `sk.${lowerAlnum(60)}.${lowerAlnum(22)}`)]; },
    },
    {
      id: 'keyward/mapbox-public-token',
      title: 'Mapbox public token',
      keywords: ['pk.eyj'],
      pattern: token(/pk\.eyJ[A-Za-z0-9_-]{50,120}\.[A-Za-z0-9_-]{22}/, '-'),
      maxLength: 149,
      form: 'self',
      confidence: 0.6,
      severity: 'information',
      secretType: 'api-key',
      description: 'Loads maps at the account\'s cost; restrict it to the site\'s own addresses.',
      get examples() {
        return [
          `pk.eyJ${base64url(70)}.${base64url(22)}`,
          `mapboxgl.accessToken = 'pk.eyJ${base64url(70, 1)}.${base64url(22, 1)}'`,
        ];
      },
      get counterExamples() { return [...misses('pk.eyJ', `${base64url(70)}.${base64url(22)}`)]; },
    },
  ],
);
