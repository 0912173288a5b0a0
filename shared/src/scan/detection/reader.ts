import type { Evidence } from '../../core/model/finding';
import type { Span } from '../../core/model/span';
import type { ScanDocument } from '../document';
import type { FileRole } from '../file-role';
import type { CandidateSink } from './candidate';
import type { ByteGate } from './gates/byte-gate';
import type { DecodedTexts } from './decoded/decoded-texts';
import type { LinePlaces } from './generic/line-context';
import type { LanguageTraits } from './generic/traits';
import type { OwnRuleTime } from './own-rules/own-rule-time';
import type { Judgements, VendorJudgement } from './signals/judgements';
import type { KeyNames } from './signals/key-name';
import type { PartnerPlaces } from './signals/partner-places';
import type { RarityModel } from './signals/rarity';

/** What a reader may know of the document around a hit. */
export interface ReadContext {
  readonly text: string;
  readonly document: ScanDocument;
  readonly traits: LanguageTraits;
  /** Comments and strings of the text, read once however many hits ask. */
  readonly places: LinePlaces;
  readonly role: FileRole;
  readonly rarity: RarityModel;
  readonly keyNames: KeyNames;
  /** What was said of values by themselves. */
  readonly judgements: Judgements<readonly Evidence[]>;
  /** What was said of values beside their names. */
  readonly namedJudgements: Judgements<readonly Evidence[]>;
  /** What vendors' rules said of values. */
  readonly vendorJudgements: Judgements<VendorJudgement>;
  readonly partners: PartnerPlaces;
  /** Where a reader gives text that stands encoded in this one. */
  readonly decoded: DecodedTexts;
  /** What is left for rules of one's own in this document. */
  readonly ownRuleTime: OwnRuleTime;
}

/** Looks for a value around the hits of its keywords, without any vendor's pattern. It must not look further than `MAX_REACH`. */
export interface Reader {
  readonly keywords: readonly string[];
  /** Refuses hits of files before anything is read; without one every hit is read. */
  readonly gate?: ByteGate;
  read(context: ReadContext, hit: Span, sink: CandidateSink): void;
}

/** The longest stretch, in UTF-16 code units, that a reader looks at on either side of a hit. */
export const MAX_REACH = 4096;
