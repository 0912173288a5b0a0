import type { RuleId } from '../../../core/model/finding';
import { settingExamples } from '../config/examples';
import { cExamples, cppExamples } from './c/examples';
import { csharpExamples } from './csharp/examples';
import { goExamples } from './go/examples';
import { javaExamples } from './java/examples';
import { javascriptExamples } from './javascript/examples';
import { kotlinExamples } from './kotlin/examples';
import { phpExamples } from './php/examples';
import { powershellExamples } from './powershell/examples';
import { pythonExamples } from './python/examples';
import { rubyExamples } from './ruby/examples';
import { rustExamples } from './rust/examples';
import { shellExamples } from './shell/examples';
import { swiftExamples } from './swift/examples';

/** One class of unsafe patterns in one language: a program's lines that are found, and how they are written instead. */
export interface PatternExample {
  readonly ruleId: RuleId;
  readonly bad: string;
  readonly good: string;
}

/** The examples of one language, for the rules' pages; tests hold each bad one against the finder, and each good one. */
export interface LanguageExamples {
  /** As people call it. */
  readonly title: string;
  /** As code blocks of Markdown call it. */
  readonly fence: string;
  /** A file's name, which decides the language. */
  readonly file: string;
  readonly examples: readonly PatternExample[];
}

/** In the order of the pages. */
export const patternExamples: readonly LanguageExamples[] = [
  javascriptExamples, pythonExamples, javaExamples, kotlinExamples, csharpExamples, goExamples, phpExamples, rubyExamples, rustExamples, shellExamples, powershellExamples, cExamples, cppExamples, swiftExamples,
  ...settingExamples,
];
