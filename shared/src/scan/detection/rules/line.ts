import { base64, hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const lineRules: readonly Rule[] = vendorRules(
  {
    vendor: 'LINE',
    documentation: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
    remediation: 'Reissue it on the channel\'s page at https://developers.line.biz/console/.',
  },
  [
    {
      id: 'keyward/line-channel-access-token',
      title: 'LINE channel access token',
      keywords: ['line_channel', 'channel_access_token', 'channelaccesstoken', 'line_access', 'linebot', 'line_bot'],
      pattern: near(['line_channel', 'channel_access_token', 'channelaccesstoken', 'line_access', 'linebot', 'line_bot'], /[A-Za-z0-9+/]{150,180}={0,2}/, '+/='),
      maxLength: 869,
      form: 'near',
      confidence: 0.92,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Sends messages as the channel.',
      get examples() { return [`LINE_CHANNEL_ACCESS_TOKEN=${base64(171)}=`, `line_channel: { key: "${base64(171, 1)}=" }`]; },
      get counterExamples() { return [...strangers('line_channel', `${base64(171)}=`)]; },
    },
    {
      id: 'keyward/line-channel-secret',
      title: 'LINE channel secret',
      keywords: ['line_channel', 'channel_secret', 'channelsecret', 'line_secret'],
      pattern: near(['line_channel', 'channel_secret', 'channelsecret', 'line_secret'], /[a-f0-9]{32}/),
      maxLength: 713,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Signs events towards the bot, and issues its tokens.',
      get examples() { return [`LINE_CHANNEL_SECRET=${hex(32)}`, `line_channel: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('line_channel', hex(32))]; },
    },
  ],
);
