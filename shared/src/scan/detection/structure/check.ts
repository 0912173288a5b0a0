import { unreachable } from '../../../core/exhaustive';
import type { StructureCheck } from '../rules/rule';
import { checkBech32 } from './bech32';
import { checkBase62Crc32, checkGrafanaCrc32 } from './checksums';
import { checkJwt } from './jwt';
import { checkPem } from './pem';
import {
  checkAwsAccessKeyId, checkAzureIdentifiableKey, checkBase64Json, checkBase64Text, checkFernetKey, checkSlackWebhook, checkUrlUserinfo, checkUuid,
} from './shapes';
import type { StructureVerdict } from './verdict';

/** Runs a rule's offline check on a value. It never fails: a value that is not of the form at all is `broken`. */
export function checkStructure(check: StructureCheck, value: string): StructureVerdict {
  switch (check) {
    case 'github-crc32': case 'npm-crc32': return checkBase62Crc32(value);
    case 'grafana-crc32': return checkGrafanaCrc32(value);
    case 'jwt': return checkJwt(value);
    case 'pem': case 'openssh-private-key': case 'google-service-account': return checkPem(value);
    case 'azure-identifiable-key': return checkAzureIdentifiableKey(value);
    case 'aws-access-key-id': return checkAwsAccessKeyId(value);
    case 'base64-json': return checkBase64Json(value);
    case 'base64-text': return checkBase64Text(value);
    case 'url-userinfo': return checkUrlUserinfo(value);
    case 'slack-webhook': return checkSlackWebhook(value);
    case 'uuid': return checkUuid(value);
    case 'age-bech32': return checkBech32(value);
    case 'fernet-key': return checkFernetKey(value);
    default: return unreachable(check);
  }
}
