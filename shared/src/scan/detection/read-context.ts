import type { ScanDocument } from '../document';
import { fileRole, type FileRole } from '../file-role';
import type { CompiledRules } from './compiled-rules';
import type { DecodedTexts } from './decoded/decoded-texts';
import { Judgements } from './signals/judgements';
import { LinePlaces } from './generic/line-context';
import { traitsOf } from './generic/traits';
import type { OwnRuleTime } from './own-rules/own-rule-time';
import type { ReadContext } from './reader';
import { KeyNames } from './signals/key-name';
import { PartnerPlaces } from './signals/partner-places';

/** What the parts of one scan share: a text that stands encoded in the document is read in the same scan. */
export interface SharedParts {
  readonly decoded: DecodedTexts;
  readonly ownRuleTime: OwnRuleTime;
}

/** What rules and readers may know of one document, with memories of its own: nothing of it outlives the scan. */
export function readContext(document: ScanDocument, { rarity }: CompiledRules, shared: SharedParts): ReadContext {
  const { text, languageId, path } = document;
  const traits = traitsOf(languageId);
  let role: FileRole | undefined;
  return {
    text, document, traits, places: new LinePlaces(text, traits), rarity, keyNames: new KeyNames(),
    judgements: new Judgements(), namedJudgements: new Judgements(), vendorJudgements: new Judgements(), partners: new PartnerPlaces(text),
    decoded: shared.decoded, ownRuleTime: shared.ownRuleTime,
    // Only a value asks for it, and most documents hold none.
    get role() {
      role ??= fileRole(path);
      return role;
    },
  };
}
