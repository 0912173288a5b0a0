import type { RuleId, Severity } from '../model/finding';
import type { SecretType } from '../model/secret-type';
import type { StructureCheck } from '../model/structure-check';

/**
 * What one file says of detection: `keyward.yaml` at a repository's root, or `detection.yaml` of the user. Plain data, so
 * that it can be sent to a worker thread. docs/detection-config.md describes every member.
 */
export interface DetectionConfig {
  readonly choices: DetectionChoices;
  readonly folders: readonly FolderScope[];
  readonly allow: readonly AllowedFindings[];
  readonly ownRules: readonly OwnRule[];
}

/** What may hold for everything, or for the files of one glob. */
export interface DetectionChoices {
  /** 0 to 1; what is less sure is not reported. */
  readonly minConfidence?: number;
  /** In the order of the file; of those that speak of one rule the last decides. */
  readonly rules: readonly RuleChoice[];
}

export interface RuleChoice {
  /** A rule's id, or a glob over ids: `keyward/generic-*`. */
  readonly rule: string;
  readonly level: RuleLevel;
}

/** `on` takes an `off` back; a severity is the one that the rule's findings have then, however sure they are. */
export type RuleLevel = 'off' | 'on' | Severity;

export interface FolderScope extends DetectionChoices {
  /** A glob over paths from the repository's root. */
  readonly path: string;
}

/** Findings that are no secrets: those for which all that is said holds. */
export interface AllowedFindings {
  readonly path?: string;
  /** A rule's id, or a glob over ids. */
  readonly rule?: string;
  /** As a JSON report of this user shows it. */
  readonly fingerprint?: string;
  /** A regular expression of RE2's syntax that the whole value matches. */
  readonly value?: string;
}

/** A rule that is not built in. What its members mean stands at `Rule` in scan/detection/rules. */
export interface OwnRule {
  readonly id: RuleId;
  readonly title: string;
  readonly vendor: string;
  readonly keywords: readonly string[];
  /** A regular expression of RE2's syntax (https://github.com/google/re2/wiki/Syntax), which has no look-around. */
  readonly pattern: string;
  readonly maxLength: number;
  readonly form: 'self' | 'near';
  readonly structure?: StructureCheck;
  readonly confidence: number;
  readonly severity: Severity;
  readonly secretType: SecretType;
  readonly minEntropy?: number;
  readonly description: string;
  readonly remediation: string;
  /** A web page; ours on such rules where the file names none. */
  readonly documentation: string;
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
}

/** What is wrong with a file, or with one entry of it, which is then left out. */
export interface DetectionFault {
  readonly problem: DetectionProblem;
  /** The way to the member, such as `own_rules[2].pattern`; of the whole file it is empty. Names come from the file. */
  readonly member: string;
  /** Where it stands, from 1 on. */
  readonly place?: { readonly line: number; readonly column: number };
}

export type DetectionProblem =
  | 'syntax' | 'newer-version' | 'too-large' | 'unreadable'
  | 'unknown-member' | 'missing-member' | 'bad-value' | 'too-many' | 'reserved-id' | 'duplicate-rule' | 'unknown-rule'
  | 'bad-pattern' | 'costly-pattern' | 'matches-nothing';

export const EMPTY_DETECTION: DetectionConfig = { choices: { rules: [] }, folders: [], allow: [], ownRules: [] };

/** At the root of a repository, or of a folder outside of one. */
export const WORKSPACE_CONFIG_NAME = 'keyward.yaml';
