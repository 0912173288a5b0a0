import type { StructureVerdict } from './verdict';

/**
 * AWS access key identifiers: after four letters for the kind come sixteen of the base32 alphabet.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function checkAwsAccessKeyId(value: string): StructureVerdict {
  return /^[A-Z0-9]{4}[A-Z2-7]{16}$/.test(value) ? 'unknown' : 'broken';
}

/**
 * Azure's identifiable keys carry a fixed signature at a fixed place of the base64 text.
 * Source: https://github.com/microsoft/security-utilities, "identifiable secrets"
 */
export function checkAzureIdentifiableKey(value: string): StructureVerdict {
  const common = /^[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9]{26,}/.test(value);
  const short = /^[A-Za-z0-9+/]{33}(?:AIoT|\+ASb|\+AEh|\+ARm)[A-P][A-Za-z0-9+/]{5}=$/.test(value);
  const long = /^[A-Za-z0-9+/]{76}(?:\+ASt|\+ABa|ACDb|\+AMC|APIM|AzCa|AzFu|AzSe|ACRe)[A-Za-z0-9+/]{5,6}={0,2}$/.test(value);
  const middle = /^[A-Za-z0-9+/_-]{42}(?:AzSe|AzCa|AzFu|ACR|APIM)[A-Za-z0-9+/_-]{4,8}={0,2}$/.test(value);
  return common || short || long || middle ? 'proved' : 'unknown';
}

/** Slack's documentation shows `T00000000/B00000000/XXXXXXXX`; a real webhook repeats no character that often. */
export function checkSlackWebhook(value: string): StructureVerdict {
  return /0{6}|X{6}/i.test(value) ? 'broken' : 'unknown';
}

/** RFC 9562: the version is 1 to 8 and the variant 8 to b. */
export function checkUuid(value: string): StructureVerdict {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value) ? 'unknown' : 'broken';
}

/** A Fernet key is 32 bytes in URL-safe base64. https://github.com/fernet/spec/blob/master/Spec.md */
export function checkFernetKey(value: string): StructureVerdict {
  return /^[\w-]{43}=$/.test(value) && Buffer.from(value, 'base64url').length === 32 ? 'unknown' : 'broken';
}

/** A JSON object or array in base64, padded or not, of either alphabet. */
export function checkBase64Json(value: string): StructureVerdict {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(value.replace(/^[^.]*_(?=eyJ)/, ''), 'base64').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? 'proved' : 'broken';
  } catch {
    return 'broken';
  }
}

/** Readable ASCII in base64. Random bytes of this length are readable once in thousands. */
export function checkBase64Text(value: string): StructureVerdict {
  const decoded = Buffer.from(value, 'base64').toString('latin1');
  return decoded.length >= 8 && /^[\x20-\x7e\r\n\t]+$/.test(decoded) ? 'proved' : 'broken';
}

/** A user name and a password that are no template and no words of an example. */
export function checkUrlUserinfo(value: string): StructureVerdict {
  const password = /:\/\/[^/?#]*?:([^/?#]*)@/.exec(value)?.[1] ?? value;
  return /^(?:pass(?:word)?|pwd?|secret|user(?:name)?|\*+|x+|\.+|<.*>|\{.*|\$.*|%.*s)$/i.test(password) ? 'broken' : 'unknown';
}
