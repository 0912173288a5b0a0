import type { VendorCheck } from '../vendor-check';
import { usualCheck } from '../vendor-check';

/** Code hosts, registries, CI and tools of developers. */
export const codeVendors: readonly VendorCheck[] = [
  usualCheck({
    vendor: 'GitHub',
    rules: ['keyward/github-personal-access-token', 'keyward/github-oauth-token', 'keyward/github-app-user-token', 'keyward/github-fine-grained-token'],
    url: 'https://api.github.com/user',
    headers: { Accept: 'application/vnd.github+json', 'X-GitHub-Api-Version': '2022-11-28' },
    documentation: 'https://docs.github.com/en/rest/users/users#get-the-authenticated-user',
  }),
  usualCheck({
    vendor: 'GitHub',
    rules: ['keyward/github-app-installation-token'],
    url: 'https://api.github.com/installation/repositories?per_page=1',
    headers: { Accept: 'application/vnd.github+json', 'X-GitHub-Api-Version': '2022-11-28' },
    documentation: 'https://docs.github.com/en/rest/apps/installations#list-repositories-accessible-to-the-app-installation',
  }),
  usualCheck({
    vendor: 'GitLab',
    rules: ['keyward/gitlab-personal-access-token'],
    url: 'https://gitlab.com/api/v4/personal_access_tokens/self',
    key: { name: 'PRIVATE-TOKEN', prefix: '' },
    // 401 is also what gitlab.com says of a token of somebody's own GitLab.
    answers: [
      { status: 200, where: { member: 'active', is: [true] }, means: 'active' },
      { status: 200, where: { member: 'active', is: [false] }, means: 'inactive' },
      { status: 401, where: { member: 'error', is: ['invalid_token'] }, means: 'inactive' },
    ],
    documentation: 'https://docs.gitlab.com/api/personal_access_tokens/#get-details-on-a-personal-access-token',
  }),
  usualCheck({
    vendor: 'npm',
    rules: ['keyward/npm-access-token'],
    url: 'https://registry.npmjs.org/-/whoami',
    documentation: 'https://docs.npmjs.com/cli/commands/npm-whoami',
  }),
  usualCheck({
    vendor: 'Buildkite',
    rules: ['keyward/buildkite-api-token'],
    url: 'https://api.buildkite.com/v2/access-token',
    documentation: 'https://buildkite.com/docs/apis/rest-api/access-token#get-the-current-token',
  }),
  usualCheck({
    vendor: 'CircleCI',
    rules: ['keyward/circleci-api-token'],
    url: 'https://circleci.com/api/v2/me',
    key: { name: 'Circle-Token', prefix: '' },
    documentation: 'https://circleci.com/docs/api/v2/index.html#operation/getCurrentUser',
  }),
  usualCheck({
    vendor: 'Pulumi',
    rules: ['keyward/pulumi-access-token'],
    url: 'https://api.pulumi.com/api/user',
    key: { name: 'Authorization', prefix: 'token ' },
    headers: { Accept: 'application/vnd.pulumi+8' },
    documentation: 'https://www.pulumi.com/docs/pulumi-cloud/reference/cloud-rest-api/',
  }),
  usualCheck({
    vendor: 'Doppler',
    rules: ['keyward/doppler-token'],
    url: 'https://api.doppler.com/v3/me',
    documentation: 'https://docs.doppler.com/reference/auth-me',
  }),
  usualCheck({
    vendor: 'Postman',
    rules: ['keyward/postman-api-key'],
    url: 'https://api.getpostman.com/me',
    key: { name: 'X-API-Key', prefix: '' },
    documentation: 'https://learning.postman.com/docs/reference/postman-api/authentication/',
  }),
];
