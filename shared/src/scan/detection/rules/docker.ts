import { alnum, base64, base64url, lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dockerRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Docker',
    documentation: 'https://docs.docker.com/security/access-tokens/',
    remediation: 'Revoke it at https://app.docker.com/settings/personal-access-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/docker-hub-token',
      title: 'Docker Hub personal or organisation access token',
      keywords: ['dckr_pat_', 'dckr_oat_'],
      pattern: token(/dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32}/, '-'),
      maxLength: 41,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Pulls and, within its scopes, pushes images.',
      get examples() { return [`dckr_pat_${base64url(27)}`, `DOCKERHUB_TOKEN=dckr_pat_${base64url(27, 1)}`]; },
      get counterExamples() { return [...misses('dckr_pat_', base64url(27))]; },
    },
    {
      id: 'keyward/docker-swarm-token',
      title: 'Docker Swarm join token or unlock key',
      keywords: ['swmtkn-1-', 'swmkey-1-'],
      pattern: token(/SWM(?:TKN-1-[a-z0-9]{50}-[a-z0-9]{25}|KEY-1-[A-Za-z0-9+/]{43})/, '+/-'),
      maxLength: 85,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Joins the swarm as a worker or manager, or unlocks a manager\'s keys.',
      remediation: 'Run "docker swarm join-token --rotate" or "docker swarm unlock-key --rotate".',
      documentation: 'https://docs.docker.com/engine/swarm/join-nodes/',
      get examples() {
        return [
          `SWMTKN-1-${lowerAlnum(50)}-${lowerAlnum(25)}`,
          `docker swarm join --token SWMTKN-1-${lowerAlnum(50, 1)}-${lowerAlnum(25, 1)} 10.0.0.4:2377`,
          `SWMKEY-1-${base64(43)}`,
        ];
      },
      get counterExamples() { return [...misses('SWMTKN-1-', `${lowerAlnum(50)}-${lowerAlnum(25)}`)]; },
    },
    {
      id: 'keyward/docker-registry-auth',
      title: 'Registry login in a Docker configuration',
      keywords: ['"auth":'],
      pattern: token(/"auth":\s{0,4}"(?<secret>[A-Za-z0-9+/]{16,1000}={0,2})(?=")/),
      maxLength: 1014,
      form: 'near',
      structure: 'base64-text',
      confidence: 0.85,
      severity: 'error',
      secretType: 'password',
      description: 'The user name and password of a container registry, in base64.',
      remediation: 'Change the password or revoke the token at the registry, then use a credential helper.',
      documentation: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
      get examples() {
        return [
          `{ "auths": { "ghcr.io": { "auth": "${Buffer.from(`robin:${alnum(20)}`).toString('base64')}" } } }`,
          `"auth":"${Buffer.from(`deploy:${alnum(36, 1)}`).toString('base64')}"`,
        ];
      },
      get counterExamples() { return ['"auth": "basic"', '"auth": ""', '"auth": "${REGISTRY_AUTH}"']; },
    },
  ],
);
