import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const spotifyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Spotify',
    documentation: 'https://developer.spotify.com/documentation/web-api/concepts/apps',
    remediation: 'Rotate it in the app\'s settings at https://developer.spotify.com/dashboard.',
  },
  [
    {
      id: 'keyward/spotify-client-secret',
      title: 'Spotify client secret',
      keywords: ['spotify', 'spotipy'],
      pattern: near(['spotify', 'spotipy'], /[a-fA-F0-9]{32}/),
      maxLength: 706,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Lets anyone pose as the app.',
      get examples() { return [`SPOTIFY_CLIENT_SECRET=${hex(32)}`, `SpotifyClientCredentials(client_id, "${hex(32, 1)}")`]; },
      get counterExamples() { return [...strangers('spotify', hex(32))]; },
    },
  ],
);
