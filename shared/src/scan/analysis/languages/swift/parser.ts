import { tokenize } from '../../../lookups/lexer/tokenize';
import type { ParseBudget, Parser, ParseResult } from '../../syntax/parse-port';
import { Cursor } from './cursor';
import { readAttributes, readParameters, readPattern } from './declarations';
import { Expressions } from './expressions';
import { swiftTraits } from './lexer';
import { draft, flatTree, inField, type Draft } from './tree';
import { skipGenerics, skipType } from './types';

/**
 * A parser for what the analysis asks of Swift: no grammar of it can be installed without a compiler. It reads
 * declarations, statements and expressions, passes types, and never fails: what it does not understand it leaves out.
 */
export const swiftParser: Parser = {
  grammar: 'swift',
  parse(text: string, budget: ParseBudget): ParseResult {
    if (budget.isCancelled?.() === true) return { kind: 'stopped' };
    const cursor = new Cursor(text, tokenize(text, swiftTraits));
    const parts = new Statements(cursor, 0).readAll();
    return { kind: 'parsed', tree: flatTree(text, draft('source_file', 0, text.length, parts), false) };
  },
};

/** Deeper nesting is not looked into. */
const MAX_DEPTH = 60;
const MODIFIERS = /^(?:public|private|fileprivate|internal|open|package|static|final|override|lazy|weak|unowned|mutating|nonmutating|required|convenience|dynamic|optional|indirect|isolated|nonisolated|async|prefix|postfix|infix|actor|consuming|borrowing|distributed)$/;
const TYPES = /^(?:class|struct|enum|extension|protocol|actor)$/;

class Statements {
  readonly #cursor: Cursor;
  readonly #depth: number;

  constructor(cursor: Cursor, depth: number) {
    this.#cursor = cursor;
    this.#depth = depth;
  }

  readAll(): readonly Draft[] {
    const found: Draft[] = [];
    while (!this.#cursor.isAtEnd) {
      found.push(...this.#until('}'));
      this.#cursor.next();
    }
    return found;
  }

  /** Statements up to a mark that stands outside of any bracket. */
  #until(close: string): readonly Draft[] {
    const found: Draft[] = [];
    while (!this.#cursor.isAtEnd && this.#cursor.word() !== close) {
      const before = this.#cursor.position;
      const statement = this.#statement();
      if (statement !== undefined) found.push(statement);
      if (this.#cursor.position === before) this.#cursor.next();
    }
    return found;
  }

  /** `{ … }`; reads the rest of the block where the brace has been taken. */
  #block(isOpen = false): Draft {
    const cursor = this.#cursor;
    const start = isOpen ? cursor.end : cursor.start;
    if (!isOpen && !cursor.take('{')) return draft('block', start, start);
    if (this.#depth >= MAX_DEPTH) {
      for (let depth = 1; depth > 0 && !cursor.isAtEnd; cursor.next()) depth += cursor.word() === '{' ? 1 : cursor.word() === '}' ? -1 : 0;
      return draft('block', start, cursor.end);
    }
    const body = new Statements(cursor, this.#depth + 1).#until('}');
    cursor.take('}');
    return draft('block', start, cursor.end, body);
  }

  #expression(): Draft | undefined {
    return this.#expressions().read();
  }

  #expressions(): Expressions {
    return new Expressions(this.#cursor, (inner) => new Statements(inner, this.#depth + 1).#block(true), this.#depth);
  }

  #statement(): Draft | undefined {
    const cursor = this.#cursor;
    const attributes = readAttributes(this.#cursor);
    while (MODIFIERS.test(cursor.word()) && cursor.peek(1)?.kind === 'word') {
      cursor.next();
      if (cursor.word() === '(') cursor.skipBracket();
    }
    const start = cursor.start;
    const word = cursor.word();
    if (TYPES.test(word) && (word !== 'class' || !/^(?:func|var|let)$/.test(cursor.word(1)))) return this.#type();
    switch (word) {
      case 'class': cursor.next(); return this.#statement();
      case 'func': case 'init': case 'subscript': case 'deinit': return this.#function();
      case 'let': case 'var': return this.#variable(attributes);
      case 'if': case 'guard': return this.#branch(word);
      case 'for': case 'while': case 'repeat': return this.#loop(word);
      case 'switch': return this.#switch();
      case 'do': return this.#do();
      case 'defer': cursor.next(); return this.#block();
      case 'return': case 'throw': {
        cursor.next();
        const value = cursor.beginsLine ? undefined : this.#expression();
        return draft(word, start, cursor.end, [value]);
      }
      case 'import': case 'typealias': case 'associatedtype': case '#': case 'precedencegroup': case 'operator': {
        cursor.skipLine();
        return draft(word === 'import' ? 'import' : 'nothing', start, cursor.end);
      }
      case 'case': return this.#enumCase();
      default: return this.#expression();
    }
  }

  #type(): Draft {
    const cursor = this.#cursor;
    const start = cursor.start;
    cursor.next();
    const name = cursor.start;
    skipType(cursor);
    const nameEnd = cursor.end;
    while (!cursor.isAtEnd && cursor.word() !== '{' && cursor.word() !== '}') cursor.next();
    return draft('class', start, cursor.end, [inField('name', draft('name', name, nameEnd)), inField('body', this.#block())]);
  }

  #function(): Draft {
    const cursor = this.#cursor;
    const start = cursor.start;
    const keyword = cursor.word();
    cursor.next();
    let name: Draft | undefined;
    if (keyword === 'func') {
      name = draft('name', cursor.start, cursor.peek()?.span.end ?? cursor.start);
      cursor.next();
    } else if (/^[?!]$/.test(cursor.word())) cursor.next();
    if (cursor.word() === '<') skipGenerics(cursor, false);
    const parameters = cursor.word() === '(' ? readParameters(cursor, () => this.#expression()) : [];
    while (!cursor.isAtEnd && cursor.word() !== '{' && !(cursor.beginsLine && !/^(?:where|throws|->|async)$/.test(cursor.word()))) {
      if (!cursor.take('->')) cursor.next();
      else skipType(cursor);
    }
    const body = cursor.word() === '{' ? this.#block() : undefined;
    return draft('function', start, cursor.end, [inField('name', name), ...parameters, inField('body', body)]);
  }

  /** `let name: Type = value`, several of them, or a computed property. */
  #variable(attributes: readonly Draft[]): Draft {
    const cursor = this.#cursor;
    const start = cursor.start;
    cursor.next();
    const found: Draft[] = [];
    do {
      const at = cursor.start;
      const name = readPattern(cursor);
      const typeStart = cursor.start + 1;
      const type = cursor.take(':') ? draft('type', typeStart, (skipType(cursor), cursor.end)) : undefined;
      const value = cursor.take('=') ? this.#expression() : undefined;
      const body = cursor.word() === '{' && !cursor.beginsLine ? this.#block() : undefined;
      found.push(draft('variable', at, cursor.end, [inField('name', name), inField('type', type), inField('value', value), inField('body', body)]));
    } while (cursor.take(','));
    return draft('variables', start, cursor.end, [...attributes, ...found]);
  }

  #branch(word: string): Draft {
    const cursor = this.#cursor;
    const start = cursor.start;
    cursor.next();
    const conditions = this.#conditions();
    if (word === 'guard') cursor.take('else');
    const then = this.#block();
    const otherwise = word === 'if' && cursor.take('else') ? (cursor.word() === 'if' ? this.#branch('if') : this.#block()) : undefined;
    return draft(word, start, cursor.end, [...conditions, inField('body', then), inField('otherwise', otherwise)]);
  }

  /** `let name = value`, `case .some(let x) = value`, or a test; parted by commas. */
  #conditions(): readonly Draft[] {
    const cursor = this.#cursor;
    const found: Draft[] = [];
    do {
      const start = cursor.start;
      if (/^(?:let|var)$/.test(cursor.word())) {
        cursor.next();
        const name = readPattern(cursor);
        if (cursor.take(':')) skipType(cursor);
        const value = cursor.take('=') ? this.#expressions().readCondition() : undefined;
        found.push(draft('variable', start, cursor.end, [inField('name', name), inField('value', value)]));
      } else if (cursor.take('case')) {
        while (!cursor.isAtEnd && !/^[={]$/.test(cursor.word())) cursor.next();
        const value = cursor.take('=') ? this.#expressions().readCondition() : undefined;
        if (value !== undefined) found.push(value);
      } else {
        const value = this.#expressions().readCondition();
        if (value !== undefined) found.push(value);
      }
    } while (cursor.take(','));
    return found;
  }

  #loop(word: string): Draft {
    const cursor = this.#cursor;
    const start = cursor.start;
    cursor.next();
    if (word === 'repeat') {
      const body = this.#block();
      const test = cursor.take('while') ? this.#expression() : undefined;
      return draft('loop', start, cursor.end, [inField('body', body), inField('over', test)]);
    }
    if (word === 'while') return draft('loop', start, cursor.end, [...this.#conditions(), inField('body', this.#block())]);
    while (/^(?:try|await|case|let|var)$/.test(cursor.word())) cursor.next();
    const bound = readPattern(cursor);
    while (!cursor.isAtEnd && cursor.word() !== 'in' && cursor.word() !== '{') cursor.next();
    const over = cursor.take('in') ? this.#expressions().readCondition() : undefined;
    if (cursor.take('where')) this.#expressions().readCondition();
    return draft('loop', start, cursor.end, [inField('bound', bound), inField('over', over), inField('body', this.#block())]);
  }

  #switch(): Draft {
    const cursor = this.#cursor;
    const start = cursor.start;
    cursor.next();
    const value = this.#expressions().readCondition();
    const arms: Draft[] = [];
    cursor.take('{');
    while (!cursor.isAtEnd && cursor.word() !== '}') {
      this.#passCase();
      const at = cursor.start;
      const body = this.#untilCase();
      arms.push(draft('block', at, cursor.end, body));
    }
    cursor.take('}');
    return draft('switch', start, cursor.end, [inField('value', value), ...arms]);
  }

  /** The pattern of a case, up to its colon. */
  #passCase(): void {
    const cursor = this.#cursor;
    while (!cursor.isAtEnd && !/^[:}]$/.test(cursor.word())) {
      if (/^[([]$/.test(cursor.word())) cursor.skipBracket();
      else cursor.next();
    }
    cursor.take(':');
  }

  #untilCase(): readonly Draft[] {
    const found: Draft[] = [];
    while (!this.#cursor.isAtEnd && !/^(?:case|default|\})$/.test(this.#cursor.word())) {
      const before = this.#cursor.position;
      const statement = this.#statement();
      if (statement !== undefined) found.push(statement);
      if (this.#cursor.position === before) this.#cursor.next();
    }
    return found;
  }

  #do(): Draft {
    const cursor = this.#cursor;
    const start = cursor.start;
    cursor.next();
    const body = this.#block();
    const clauses: Draft[] = [];
    while (cursor.word() === 'catch') {
      const at = cursor.start;
      cursor.next();
      while (!cursor.isAtEnd && cursor.word() !== '{') cursor.next();
      const handler = this.#block();
      clauses.push(draft('catch', at, cursor.end, [inField('body', handler)]));
    }
    return draft('do', start, cursor.end, [inField('body', body), ...clauses]);
  }

  /** `case name = "…", other(Type)`: raw values are values of names. */
  #enumCase(): Draft {
    const cursor = this.#cursor;
    const start = cursor.start;
    cursor.next();
    const found: Draft[] = [];
    do {
      const name = readPattern(cursor);
      if (cursor.word() === '(') cursor.skipBracket();
      const value = cursor.take('=') ? this.#expression() : undefined;
      if (name !== undefined && value !== undefined) found.push(draft('case', name.start, cursor.end, [value]));
    } while (cursor.take(','));
    return draft('nothing', start, cursor.end, found);
  }
}
