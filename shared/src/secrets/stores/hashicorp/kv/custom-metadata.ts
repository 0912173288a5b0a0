import type { RuleId } from '../../../../core/model/finding';
import type { SecretMeta } from '../../../../core/model/secret-meta';
import { isSecretType } from '../../../../core/model/secret-type';
import type { WriteMeta } from '../../../store';

/** What Keyward knows of a secret beyond what the engine itself keeps. */
export type KnownOfSecret = Pick<SecretMeta, 'type' | 'tags' | 'owner' | 'expires' | 'rule'>;

/** Names and texts, as the engine's `custom_metadata`: at most 64, names of 128 bytes and texts of 512. */
export type CustomMetadata = Readonly<Record<string, string>>;

const PREFIX = 'keyward-';
const MAX_TEXT_BYTES = 512;
const MAX_TAGS = 32;
const MAX_WORD = 128;

/**
 * What is to be merged into the secret's custom metadata. Texts that the engine would not take are left out: what is known of
 * a secret is worth less than the secret.
 */
export function printCustomMetadata({ type, tags, owner, expires, rule }: WriteMeta): CustomMetadata {
  const texts = { type, tags: tags === undefined ? undefined : JSON.stringify(tags), owner, expires, rule };
  const printed: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined && text !== '' && Buffer.byteLength(text) <= MAX_TEXT_BYTES) printed[PREFIX + name] = text;
  }
  return printed;
}

/** Everybody with the permission can write there: what does not look as ours would is taken for not being there. */
export function parseCustomMetadata(custom: CustomMetadata): KnownOfSecret {
  const text = (name: string): string | undefined => (Object.hasOwn(custom, PREFIX + name) ? custom[PREFIX + name] : undefined);
  const [type, owner, expires, rule] = [text('type'), word(text('owner')), time(text('expires')), text('rule')];
  return {
    type: isSecretType(type) ? type : 'generic',
    tags: parseTags(text('tags')),
    ...(owner === undefined ? {} : { owner }),
    ...(expires === undefined ? {} : { expires }),
    ...(isRuleId(rule) ? { rule } : {}),
  };
}

function parseTags(text: string | undefined): readonly string[] {
  try {
    const tags: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(tags) || tags.length > MAX_TAGS) return [];
    return tags.filter((tag): tag is string => typeof tag === 'string' && word(tag) !== undefined);
  } catch {
    return [];
  }
}

function word(text: string | undefined): string | undefined {
  return text !== undefined && text !== '' && text.length <= MAX_WORD && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text) ? text : undefined;
}

function time(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function isRuleId(text: string | undefined): text is RuleId {
  return text !== undefined && text.length <= MAX_WORD && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(text);
}
