import { alnum, base64Json, misses, withGrafanaChecksum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const grafanaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Grafana',
    documentation: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    remediation: 'Delete the token on the service account\'s page under Administration, Users and access.',
  },
  [
    {
      id: 'keyward/grafana-service-account-token',
      title: 'Grafana service account token',
      keywords: ['glsa_'],
      pattern: token(/glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}/),
      maxLength: 46,
      form: 'self',
      structure: 'grafana-crc32',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as the service account: dashboards, data sources, users.',
      get examples() { return [withGrafanaChecksum('glsa_'), `GRAFANA_TOKEN=${withGrafanaChecksum('glsa_', 1)}`]; },
      get counterExamples() { return [...misses('glsa_', alnum(32))]; },
    },
    {
      id: 'keyward/grafana-cloud-token',
      title: 'Grafana Cloud access policy token',
      keywords: ['glc_'],
      pattern: token(/glc_[A-Za-z0-9+/_-]{32,400}={0,2}/, '+/=-'),
      maxLength: 406,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Writes and reads metrics, logs and traces of the stack.',
      documentation: 'https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/',
      get examples() {
        return [
          `glc_${base64Json({ o: '12345', n: 'shop-writer', k: alnum(24), m: { r: 'eu' } })}`,
          `password: "glc_${base64Json({ o: '54321', n: 'agent', k: alnum(24, 1), m: { r: 'us' } })}"`,
        ];
      },
      get counterExamples() { return [...misses('glc_eyJ', alnum(80))]; },
    },
    {
      id: 'keyward/grafana-api-key',
      title: 'Grafana API key, old form',
      keywords: ['eyjrijoi'],
      // base64 of {"k":" and the key; the object goes on with the name and the organisation.
      pattern: token(/eyJrIjoi[A-Za-z0-9+/]{70,400}={0,3}/, '+/=.'),
      maxLength: 411,
      form: 'self',
      structure: 'base64-json',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts with its role in the organisation.',
      get examples() {
        return [
          base64Json({ k: alnum(32), n: 'deploy', id: 1 }),
          `Authorization: Bearer ${base64Json({ k: alnum(32, 1), n: 'shop-dashboards', id: 1 })}`,
        ];
      },
      get counterExamples() { return [...misses('eyJrIjoi', alnum(80))]; },
    },
  ],
);
