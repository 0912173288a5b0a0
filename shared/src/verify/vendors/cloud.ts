import type { VendorCheck } from '../vendor-check';
import { usualCheck } from '../vendor-check';

/** Places where programs run. */
export const cloudVendors: readonly VendorCheck[] = [
  usualCheck({
    vendor: 'DigitalOcean',
    rules: ['keyward/digitalocean-token'],
    url: 'https://api.digitalocean.com/v2/account',
    documentation: 'https://docs.digitalocean.com/reference/api/reference/account/',
  }),
  usualCheck({
    vendor: 'Cloudflare',
    rules: ['keyward/cloudflare-api-token'],
    url: 'https://api.cloudflare.com/client/v4/user/tokens/verify',
    // A token of an account, and not of a user, is unknown here: no other answer means anything.
    answers: [
      { status: 200, where: { member: 'result.status', is: ['active'] }, means: 'active' },
      { status: 200, where: { member: 'result.status', is: ['disabled', 'expired'] }, means: 'inactive' },
    ],
    documentation: 'https://developers.cloudflare.com/api/resources/user/subresources/tokens/methods/verify/',
  }),
  usualCheck({
    vendor: 'Heroku',
    rules: ['keyward/heroku-api-token'],
    url: 'https://api.heroku.com/account',
    headers: { Accept: 'application/vnd.heroku+json; version=3' },
    documentation: 'https://devcenter.heroku.com/articles/platform-api-reference#account-info',
  }),
  usualCheck({
    vendor: 'Netlify',
    rules: ['keyward/netlify-access-token'],
    url: 'https://api.netlify.com/api/v1/user',
    documentation: 'https://docs.netlify.com/api/get-started/',
  }),
  usualCheck({
    vendor: 'Vercel',
    rules: ['keyward/vercel-token'],
    url: 'https://api.vercel.com/v2/user',
    answers: [
      { status: 200, means: 'active' },
      { status: 401, means: 'inactive' },
      { status: 403, where: { member: 'error.invalidToken', is: [true] }, means: 'inactive' },
    ],
    documentation: 'https://vercel.com/docs/rest-api/reference/endpoints/user/get-the-user',
  }),
  usualCheck({
    vendor: 'Fastly',
    rules: ['keyward/fastly-api-token'],
    url: 'https://api.fastly.com/tokens/self',
    key: { name: 'Fastly-Key', prefix: '' },
    documentation: 'https://www.fastly.com/documentation/reference/api/auth-tokens/user/#get-token-current',
  }),
  usualCheck({
    vendor: 'Render',
    rules: ['keyward/render-api-key'],
    url: 'https://api.render.com/v1/owners?limit=1',
    documentation: 'https://api-docs.render.com/reference/list-owners',
  }),
  usualCheck({
    vendor: 'Supabase',
    rules: ['keyward/supabase-access-token'],
    url: 'https://api.supabase.com/v1/organizations',
    documentation: 'https://supabase.com/docs/reference/api/v1-list-all-organizations',
  }),
];
