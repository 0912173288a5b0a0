import { lowerAlnum, pem, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const kubernetesRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Kubernetes',
    documentation: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
    remediation: 'Delete the token\'s Secret in kube-system, or the kubeconfig\'s user.',
  },
  [
    {
      id: 'keyward/kubernetes-bootstrap-token',
      title: 'Kubernetes bootstrap token',
      keywords: ['kubeadm', 'bootstrap', '--token', 'k8s_token', 'kube_token'],
      pattern: near(['kubeadm', 'bootstrap', '--token', 'k8s_token', 'kube_token'], /[a-z0-9]{6}\.[a-z0-9]{16}/),
      maxLength: 700,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3,
      description: 'Joins a node to the cluster.',
      get examples() {
        return [
          `KUBEADM_TOKEN=${lowerAlnum(6)}.${lowerAlnum(16)}`,
          `kubeadm_join(api, token="${lowerAlnum(6, 1)}.${lowerAlnum(16, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('bootstrap', `${lowerAlnum(6)}.${lowerAlnum(16)}`)]; },
    },
    {
      id: 'keyward/kubernetes-client-key',
      title: 'Client key in a kubeconfig',
      keywords: ['client-key-data'],
      pattern: token(/client-key-data["']?\s{0,3}:\s{1,3}["']?(?<secret>LS0tLS1CRUdJTi[A-Za-z0-9+/]{100,8000}={0,2})/, '+/='),
      maxLength: 8040,
      form: 'near',
      structure: 'base64-text',
      confidence: 0.93,
      severity: 'error',
      secretType: 'private-key',
      description: 'Signs in to the cluster as its user, often as its administrator.',
      documentation: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
      get examples() {
        return [
          `    client-key-data: ${Buffer.from(pem('RSA PRIVATE KEY', 12)).toString('base64')}`,
          `"client-key-data": "${Buffer.from(pem('EC PRIVATE KEY', 3)).toString('base64')}"`,
        ];
      },
      get counterExamples() {
        return [
          `client-certificate-data: ${Buffer.from(pem('CERTIFICATE', 12)).toString('base64')}`,
          'client-key-data: REDACTED',
          'client-key: /home/robin/.kube/client.key',
        ];
      },
    },
  ],
);
