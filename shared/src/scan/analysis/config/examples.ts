import type { LanguageExamples } from '../languages/examples';

/** Made-up settings. */
export const settingExamples: readonly LanguageExamples[] = [
  {
    title: 'Dockerfile', fence: 'dockerfile', file: 'Dockerfile',
    examples: [{
      ruleId: 'keyward/secret-in-image', bad: 'FROM node:22\nARG NPM_TOKEN\nRUN npm config set //registry.acme.io/:_authToken "$NPM_TOKEN" && npm ci',
      good: 'FROM node:22\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci',
    }],
  },
  {
    title: 'GitHub Actions', fence: 'yaml', file: '.github/workflows/release.yml',
    examples: [
      {
        ruleId: 'keyward/workflow-secret-echoed', bad: 'jobs:\n  release:\n    steps:\n      - run: echo "${{ secrets.DEPLOY_TOKEN }}"',
        good: 'jobs:\n  release:\n    steps:\n      - run: test -n "$DEPLOY_TOKEN" && echo "the token is set"\n        env:\n          DEPLOY_TOKEN: ${{ secrets.DEPLOY_TOKEN }}',
      },
      {
        ruleId: 'keyward/workflow-secret-inline', bad: 'jobs:\n  release:\n    steps:\n      - run: ./deploy.sh --token "${{ secrets.DEPLOY_TOKEN }}"',
        good: 'jobs:\n  release:\n    steps:\n      - run: ./deploy.sh\n        env:\n          DEPLOY_TOKEN: ${{ secrets.DEPLOY_TOKEN }}',
      },
      {
        ruleId: 'keyward/workflow-secrets-inherited', bad: 'jobs:\n  release:\n    uses: acme/workflows/.github/workflows/release.yml@v1\n    secrets: inherit',
        good: 'jobs:\n  release:\n    uses: acme/workflows/.github/workflows/release.yml@v1\n    secrets:\n      deploy-token: ${{ secrets.DEPLOY_TOKEN }}',
      },
    ],
  },
  {
    title: 'Terraform', fence: 'terraform', file: 'main.tf',
    examples: [{
      ruleId: 'keyward/secret-in-log', bad: 'output "db_password" {\n  value = random_password.db.result\n}',
      good: 'output "db_password" {\n  value     = random_password.db.result\n  sensitive = true\n}',
    }],
  },
  {
    title: 'nginx', fence: 'nginx', file: 'nginx.conf',
    examples: [{
      ruleId: 'keyward/tls-verification-off', bad: 'location / {\n  proxy_pass https://backend.acme.io;\n  proxy_ssl_verify off;\n}',
      good: 'location / {\n  proxy_pass https://backend.acme.io;\n  proxy_ssl_verify on;\n  proxy_ssl_trusted_certificate /etc/nginx/company-ca.pem;\n}',
    }],
  },
];
