import { alnum, base32, base64, base64url, digits, hex, lower, lowerAlnum, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const azureRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Microsoft Azure',
    documentation: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage',
    remediation: 'Regenerate the key in the Azure portal (the resource\'s "Access keys" page) and prefer managed identities to keys.',
  },
  [
    {
      id: 'keyward/azure-storage-account-key',
      title: 'Azure storage account key',
      keywords: ['accountkey'],
      pattern: token(/AccountKey\s{0,3}=\s{0,3}(?<secret>[A-Za-z0-9+/]{86}==)/, '+/='),
      maxLength: 105,
      form: 'near',
      structure: 'azure-identifiable-key',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads, writes and deletes everything in the storage account.',
      get examples() {
        return [
          `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${base64(86)}==;EndpointSuffix=core.windows.net`,
          `AccountKey=${base64(76, 1)}+ASt${base64(5, 1)}Q==`,
        ];
      },
      get counterExamples() { return ['AccountKey=${STORAGE_KEY}', `AccountKey=${base64(40)}==`, `AccountName=${base64(86)}==`]; },
    },
    {
      id: 'keyward/azure-storage-key-assigned',
      title: 'Azure storage key in a variable',
      keywords: [
        'azure',
        'storage_key',
        'storageaccountkey',
        'storage_account_key',
        'account_key',
        'cosmos',
        'documentdb',
      ],
      pattern: near(['azure', 'storage_key', 'storageaccountkey', 'storage_account_key', 'account_key', 'cosmos', 'documentdb'], /[A-Za-z0-9+/]{86}==/, '+/='),
      maxLength: 774,
      form: 'near',
      structure: 'azure-identifiable-key',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'A 512-bit key of a storage account, of Cosmos DB or of Batch: full access to its data.',
      get examples() {
        return [
          `AZURE_STORAGE_KEY="${base64(86)}=="`,
          `storage_account_key: ${base64(86, 1)}==`,
          `cosmosClient = new CosmosClient({ endpoint, key: "${base64(76, 2)}ACDb${base64(5, 2)}Q==" })`,
        ];
      },
      get counterExamples() { return [...strangers('azure', `${base64(86)}==`)]; },
    },
    {
      id: 'keyward/azure-shared-access-key',
      title: 'Azure Service Bus, Event Hubs or IoT Hub key',
      keywords: ['sharedaccesskey'],
      pattern: token(/SharedAccessKey\s{0,3}=\s{0,3}(?<secret>[A-Za-z0-9+/]{43}=)/, '+/='),
      maxLength: 66,
      form: 'near',
      structure: 'azure-identifiable-key',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Sends and receives messages, or manages the namespace, as its policy allows.',
      documentation: 'https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas',
      get examples() {
        return [
          `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${base64(43)}=`,
          `HostName=shop.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${base64(43, 1)}=`,
        ];
      },
      get counterExamples() {
        return [
          'SharedAccessKeyName=RootManageSharedAccessKey',
          `SharedAccessKey=${base64(20)}=`,
          'SharedAccessKey=<key>',
        ];
      },
    },
    {
      id: 'keyward/azure-shared-access-signature',
      title: 'Azure shared access signature',
      keywords: ['sig='],
      pattern: token(/(?<=[?&])sig=(?<secret>[A-Za-z0-9%+/]{43,80}(?:%3[dD]|=))/, '%='),
      maxLength: 87,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      description: 'Grants what the URL says until its expiry; a signature by account key outlives nothing but the key.',
      documentation: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview',
      get examples() {
        return [
          `https://shop.blob.core.windows.net/c/o?sv=2024-11-04&se=2030-01-01&sr=b&sp=r&sig=${alnum(43)}%3D`,
          `"?sv=2022-11-02&sp=rwdl&sig=${alnum(43, 1)}%3D"`,
        ];
      },
      get counterExamples() { return ['&sig=abc', '?sig=${signature}', `sig=${alnum(20)}%3D`]; },
    },
    {
      id: 'keyward/azure-entra-client-secret',
      title: 'Microsoft Entra (Azure AD) client secret',
      keywords: ['0q~', '1q~', '2q~', '3q~', '4q~', '5q~', '6q~', '7q~', '8q~', '9q~'],
      // Three characters, one digit, then the mark.
      pattern: token(/[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}/, '~.-'),
      maxLength: 40,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Signs in as the app registration with all its permissions.',
      remediation:
        'Delete the secret under https://entra.microsoft.com (App registrations, Certificates & secrets) and read the ' +
        'sign-in logs.',
      documentation: 'https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials',
      get examples() { return [`${alnum(3)}8Q~${base64url(34)}`, `AZURE_CLIENT_SECRET=${alnum(3, 1)}7Q~${base64url(34, 1)}`]; },
      get counterExamples() { return [`${alnum(3)}8Q~${base64url(20)}`, `${alnum(4)}Q~${alnum(2)}`, `${alnum(9)}8Q~${base64url(34)}`]; },
    },
    {
      id: 'keyward/azure-entra-client-secret-assigned',
      title: 'Microsoft Entra (Azure AD) client secret, old form',
      keywords: [
        'azure_client_secret',
        'azureclientsecret',
        'aad_client_secret',
        'arm_client_secret',
        'azuread',
        'azure_ad',
      ],
      pattern: near(['azure_client_secret', 'azureclientsecret', 'aad_client_secret', 'arm_client_secret', 'azuread', 'azure_ad'], /(?!.{3}\dQ~|[A-Z_]{32})[A-Za-z0-9_~.+/=:@?*!\-[\]]{32,44}/, '+/=@'),
      maxLength: 730,
      form: 'near',
      confidence: 0.7,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Signs in as the app registration with all its permissions.',
      remediation:
        'Delete the secret under https://entra.microsoft.com (App registrations, Certificates & secrets) and read the ' +
        'sign-in logs.',
      documentation: 'https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials',
      get examples() { return [`ARM_CLIENT_SECRET="${alnum(34)}"`, `AZURE_CLIENT_SECRET=${alnum(34, 1)}`]; },
      get counterExamples() { return [...strangers('azure_ad', alnum(34))]; },
    },
    {
      id: 'keyward/azure-devops-token',
      title: 'Azure DevOps personal access token',
      keywords: ['azdo'],
      // The signature stands at characters 77 to 80.
      pattern: token(/[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}/),
      maxLength: 84,
      form: 'self',
      structure: 'azure-identifiable-key',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user in the organisation\'s repositories, pipelines and boards.',
      remediation: 'Revoke it under User settings, Personal access tokens, at https://dev.azure.com.',
      documentation: 'https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
      get examples() { return [`${alnum(76)}AZDO${alnum(4)}`, `AZURE_DEVOPS_EXT_PAT=${alnum(76, 1)}AZDO${alnum(4, 1)}`]; },
      get counterExamples() {
        return [
          `${alnum(75)}AZDO${alnum(4)}`,
          `${alnum(76)}AZDO${alnum(9)}`,
          'AZDO_PERSONAL_ACCESS_TOKEN=$(System.AccessToken)',
        ];
      },
    },
    {
      id: 'keyward/azure-devops-legacy-token',
      title: 'Azure DevOps personal access token, old form',
      keywords: [
        'azure_devops',
        'azuredevops',
        'azure-devops',
        'azdo',
        'vsts',
        'ado_pat',
        'system_accesstoken',
        'vss_nuget',
      ],
      pattern: near(['azure_devops', 'azuredevops', 'azure-devops', 'azdo', 'vsts', 'ado_pat', 'system_accesstoken', 'vss_nuget'], /[a-z2-7]{52}/),
      maxLength: 737,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user in the organisation\'s repositories, pipelines and boards.',
      remediation: 'Revoke it under User settings, Personal access tokens, at https://dev.azure.com.',
      documentation: 'https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
      get examples() {
        return [
          `AZURE_DEVOPS_EXT_PAT=${base32(52).toLowerCase()}`,
          `vsts: { token: "${base32(52, 1).toLowerCase()}" }`,
        ];
      },
      get counterExamples() { return [...strangers('azdo', base32(52).toLowerCase())]; },
    },
    {
      id: 'keyward/azure-common-annotated-key',
      title: 'Azure service key with provider signature',
      keywords: ['jqqj9'],
      // Common annotated security keys: 52 random characters, the fixed signature, then date, platform and provider.
      pattern: token(/[A-Za-z0-9]{52}JQQJ9[9D][A-Za-z0-9][A-L][A-Za-z0-9]{24}(?:==)?/, '+/='),
      maxLength: 86,
      form: 'self',
      structure: 'azure-identifiable-key',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description:
        'A key of an Azure service (AI services, Functions, API Management and others) in the form that Microsoft ' +
        'introduced in 2024.',
      documentation: 'https://learn.microsoft.com/en-us/azure/ai-services/rotate-keys',
      get examples() {
        return [
          `${alnum(52)}JQQJ99BC${alnum(16)}AAAB${alnum(4)}`,
          `AZURE_OPENAI_API_KEY=${alnum(52, 1)}JQQJ99BD${alnum(16, 1)}ACOG${alnum(4, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          `${alnum(51)}JQQJ99BC${alnum(24)}`,
          `${alnum(52)}JQQJ88BCA${alnum(24)}`,
          `${alnum(52)}JQQJ99BCA${alnum(4)}`,
        ];
      },
    },
    {
      id: 'keyward/azure-function-key',
      title: 'Azure Functions key',
      keywords: ['azfu'],
      // 44 random characters, the signature, six more of checksum.
      pattern: token(/[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw]==/, '-='),
      maxLength: 56,
      form: 'self',
      structure: 'azure-identifiable-key',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls a function app, or with the host key all of its functions.',
      documentation: 'https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to',
      get examples() {
        return [
          `${base64url(44)}AzFu${alnum(5)}A==`,
          `https://shop.azurewebsites.net/api/pay?code=${base64url(44, 1)}AzFu${alnum(5, 1)}Q==`,
        ];
      },
      get counterExamples() { return [`${base64url(44)}AzFu${alnum(5)}`, `${base64url(20)}AzFu${alnum(5)}A==`, `AzFu${alnum(40)}`]; },
    },
    {
      id: 'keyward/azure-container-registry-key',
      title: 'Azure container registry password',
      keywords: ['+acr'],
      pattern: token(/[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5}/, '+/='),
      maxLength: 52,
      form: 'self',
      structure: 'azure-identifiable-key',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Pulls and pushes images with the registry\'s admin account or a token of it.',
      documentation: 'https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication',
      get examples() {
        return [
          `${base64(42)}+ACRA${base64(5)}`,
          `docker login shop.azurecr.io -u shop -p ${base64(42, 1)}+ACRC${base64(5, 1)}`,
        ];
      },
      get counterExamples() { return [`${base64(42)}+ACRZ${base64(5)}`, `${base64(20)}+ACRA${base64(5)}`, `+ACRA${base64(5)}`]; },
    },
    {
      id: 'keyward/azure-search-key',
      title: 'Azure AI Search key',
      keywords: ['azse'],
      pattern: token(/[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}/),
      maxLength: 52,
      form: 'self',
      structure: 'azure-identifiable-key',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Queries the search service; an admin key changes it too.',
      documentation: 'https://learn.microsoft.com/en-us/azure/search/search-security-api-keys',
      get examples() { return [`${alnum(42)}AzSeA${alnum(5)}`, `SEARCH_ADMIN_KEY=${alnum(42, 1)}AzSeB${alnum(5, 1)}`]; },
      get counterExamples() { return [`${alnum(42)}AzSeE${alnum(5)}`, `${alnum(30)}AzSeA${alnum(5)}`, `AzSeA${alnum(5)}`]; },
    },
    {
      id: 'keyward/azure-cache-key',
      title: 'Azure Cache for Redis key',
      keywords: ['azca'],
      pattern: token(/[A-Za-z0-9]{33}AzCaA[A-P]{3}[A-Za-z0-9]{3}=/, '+/='),
      maxLength: 45,
      form: 'self',
      structure: 'azure-identifiable-key',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads, writes and flushes the cache.',
      documentation: 'https://learn.microsoft.com/en-us/azure/azure-cache-for-redis/cache-configure',
      get examples() {
        return [
          `${alnum(33)}AzCaABCD${alnum(3)}=`,
          `shop.redis.cache.windows.net:6380,password=${alnum(33, 1)}AzCaAAAA${alnum(3, 1)}=,ssl=True`,
        ];
      },
      get counterExamples() { return [`${alnum(33)}AzCaZ${alnum(6)}=`, `${alnum(33)}AzCaABCD${alnum(3)}`, `AzCaABCD${alnum(3)}=`]; },
    },
    {
      id: 'keyward/azure-cognitive-key',
      title: 'Azure AI services key, old form',
      keywords: [
        'azure_openai',
        'azureopenai',
        'azure-openai',
        'cognitive',
        'azure_speech',
        'azure_translator',
        'azure_vision',
        'ocp-apim-subscription-key',
        'azure_search',
        'bing_search',
      ],
      pattern: near(['azure_openai', 'azureopenai', 'azure-openai', 'cognitive', 'azure_speech', 'azure_translator', 'azure_vision', 'ocp-apim-subscription-key', 'azure_search', 'bing_search'], /[a-fA-F0-9]{32}/),
      maxLength: 724,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Calls a model, speech, vision, translation or API Management resource at its owner\'s cost.',
      documentation: 'https://learn.microsoft.com/en-us/azure/ai-services/rotate-keys',
      get examples() { return [`AZURE_OPENAI_API_KEY=${hex(32)}`, `Ocp-Apim-Subscription-Key: ${hex(32, 1)}`]; },
      get counterExamples() { return [...strangers('cognitive', hex(32))]; },
    },
    {
      id: 'keyward/azure-app-configuration-key',
      title: 'Azure App Configuration secret',
      keywords: ['.azconfig.io'],
      pattern: token(/https:\/\/[\w-]{1,60}\.azconfig\.io;Id=[^;\s]{4,60};Secret=(?<secret>[A-Za-z0-9+/]{36,84}={0,2})/, '+/='),
      maxLength: 238,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads, or also changes, the settings of an application.',
      documentation: 'https://learn.microsoft.com/en-us/azure/azure-app-configuration/howto-disable-access-key-authentication',
      get examples() {
        return [
          `Endpoint=https://shop.azconfig.io;Id=ab1C-l9-s0:${alnum(20)};Secret=${base64(43)}=`,
          `"https://shop.azconfig.io;Id=${alnum(8)};Secret=${base64(43, 1)}="`,
        ];
      },
      get counterExamples() {
        return [
          'Endpoint=https://shop.azconfig.io',
          'Endpoint=https://shop.azconfig.io;Id=abcd;Secret=${SECRET}',
          `Endpoint=https://shop.example;Id=abcd;Secret=${base64(43)}=`,
        ];
      },
    },
    {
      id: 'keyward/azure-entra-application-id',
      title: 'Microsoft Entra (Azure AD) client or tenant ID',
      keywords: [
        'azure_client_id',
        'azureclientid',
        'azure_tenant',
        'azuretenant',
        'arm_client_id',
        'arm_tenant_id',
        'aad_client_id',
        'aad_tenant_id',
        'ad_tenant_id',
        'ad_client_id',
        'azure_subscription',
        'azure_app_id',
      ],
      pattern: near(['azure_client_id', 'azureclientid', 'azure_tenant', 'azuretenant', 'arm_client_id', 'arm_tenant_id', 'aad_client_id', 'aad_tenant_id', 'ad_tenant_id', 'ad_client_id', 'azure_subscription', 'azure_app_id'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 721,
      form: 'near',
      structure: 'uuid',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names an app registration, a directory or a subscription; the public half of a client secret.',
      documentation: 'https://learn.microsoft.com/en-us/entra/identity-platform/app-objects-and-service-principals',
      get examples() { return [`AZURE_CLIENT_ID=${uuid()}`, `arm_tenant_id = "${uuid(1)}"`]; },
      get counterExamples() { return [...strangers('azure_client_id', uuid())]; },
    },
    {
      id: 'keyward/azure-storage-account-name',
      title: 'Azure storage account name',
      keywords: ['azure_storage_account', 'azurestorageaccount', 'azure_account_name'],
      pattern: near(['azure_storage_account', 'azurestorageaccount', 'azure_account_name'], /(?=[a-z]{0,23}\d)[a-z0-9]{3,24}/),
      maxLength: 712,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the account that an account key opens.',
      documentation: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-account-overview',
      get examples() { return [`AZURE_STORAGE_ACCOUNT=shop${digits(4)}`, `azureStorageAccountName: "${lower(6)}${digits(3)}"`]; },
      get counterExamples() { return [...strangers('azure_storage_account', lowerAlnum(12))]; },
    },
  ],
);
