import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const zoomRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Zoom',
    documentation: 'https://developers.zoom.us/docs/internal-apps/',
    remediation: 'Regenerate it on the app\'s credentials page at https://marketplace.zoom.us.',
  },
  [
    {
      id: 'keyward/zoom-client-secret',
      title: 'Zoom client secret',
      keywords: ['zoom_', 'zoom-', 'zoomapi', 'zoomclient', 'zoomsdk'],
      pattern: near(['zoom_', 'zoom-', 'zoomapi', 'zoomclient', 'zoomsdk'], /(?:[A-Za-z0-9]{36}|[A-Za-z0-9]{32})/),
      maxLength: 713,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Acts as the app in the account.',
      get examples() { return [`ZOOM_CLIENT_SECRET=${alnum(32)}`, `zoom_sdk: { secret: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('zoomapi', alnum(32))]; },
    },
  ],
);
