import type { StringToken } from '../../../lookups/lexer/token';
import { Cursor } from './cursor';
import { draft, inField, type Draft } from './tree';
import { skipGenerics, skipType } from './types';

/** What reads a block of statements: closures hold some. */
export type ReadBlock = (cursor: Cursor) => Draft;

/** How tightly operators bind. Source: https://developer.apple.com/documentation/swift/operator-declarations */
const BINDING: Readonly<Record<string, number>> = {
  '=': 1, '+=': 1, '-=': 1, '*=': 1, '/=': 1, '%=': 1, '|=': 1, '^=': 1, '?': 2, '||': 3, '&&': 4, '==': 5, '!=': 5, '===': 5, '!==': 5, '<': 5, '>': 5, '<=': 5, '>=': 5, is: 6, as: 6, '??': 7, '...': 8, '..<': 8, '+': 9, '-': 9, '|': 9, '^': 9, '&+': 9, '&-': 9, '*': 10, '/': 10, '%': 10, '&': 10,
};
/** Deeper nesting is not looked into. */
const MAX_DEPTH = 60;

/** Reads Swift's expressions. What it does not understand it passes, and reads on behind it. */
export class Expressions {
  readonly #cursor: Cursor;
  readonly #block: ReadBlock;
  readonly #depth: number;
  /** Whether a brace begins a closure: behind `if` it begins the block. */
  #closures = true;

  constructor(cursor: Cursor, block: ReadBlock, depth: number) {
    this.#cursor = cursor;
    this.#block = block;
    this.#depth = depth;
  }

  /** Undefined where no expression begins. */
  read(least = 0): Draft | undefined {
    if (this.#depth > MAX_DEPTH) return undefined;
    let left = this.#prefixed();
    if (left === undefined) return undefined;
    for (;;) {
      const operator = this.#cursor.word();
      const binding = Object.hasOwn(BINDING, operator) ? BINDING[operator] : undefined;
      if (binding === undefined || binding < least) return left;
      const further = this.#binary(left, operator, binding);
      if (further === undefined) return left;
      left = further;
    }
  }

  /** An expression that a block follows. */
  readCondition(): Draft | undefined {
    const before = this.#closures;
    this.#closures = false;
    const value = this.read();
    this.#closures = before;
    return value;
  }

  #binary(left: Draft, operator: string, binding: number): Draft | undefined {
    const cursor = this.#cursor;
    const before = cursor.position;
    const at = cursor.start;
    cursor.next();
    if (operator === 'as' || operator === 'is') {
      if (!cursor.take('?')) cursor.take('!');
      skipType(cursor);
      return operator === 'is' ? draft('is', left.start, cursor.end, [left]) : left;
    }
    if (operator === '?') {
      const middle = this.read(2);
      if (middle !== undefined && cursor.take(':')) return draft('ternary', left.start, cursor.end, [inField('condition', left), middle, this.read(2)]);
      cursor.back(before);
      return undefined;
    }
    const right = this.read(binding === 1 || binding === 7 ? binding : binding + 1);
    if (right === undefined) {
      cursor.back(before);
      return undefined;
    }
    const type = binding === 1 ? 'assign' : 'binary';
    return draft(type, left.start, right.end, [inField('left', left), inField('operator', draft('operator', at, at + operator.length)), inField('right', right)]);
  }

  #prefixed(): Draft | undefined {
    const cursor = this.#cursor;
    const start = cursor.start;
    const word = cursor.word();
    if (/^(?:try|await|consume|copy|each|any|some|unsafe)$/.test(word) && cursor.peek(1) !== undefined) {
      cursor.next();
      if (cursor.isJoined && !cursor.take('?')) cursor.take('!');
      return this.#prefixed();
    }
    if (word === '!' || word === '-' || word === '&' || word === '~' || word === '+') {
      cursor.next();
      const inner = this.#prefixed();
      return inner === undefined ? undefined : draft(word === '!' ? 'not' : 'prefixed', start, inner.end, [inner]);
    }
    const primary = this.#primary();
    return primary === undefined ? undefined : this.#suffixed(primary);
  }

  #primary(): Draft | undefined {
    const cursor = this.#cursor;
    const token = cursor.peek();
    if (token === undefined) return undefined;
    const { start, end } = token.span;
    switch (token.kind) {
      case 'string': cursor.next(); return this.#string(token);
      case 'number': cursor.next(); return draft('number', start, end);
      case 'word': {
        if (ENDS.test(cursor.word())) return undefined;
        cursor.next();
        return draft(/^(?:nil|true|false)$/.test(cursor.text.slice(start, end)) ? 'constant' : 'name', start, end);
      }
      default: return this.#marked(cursor.word(), start);
    }
  }

  #marked(mark: string, start: number): Draft | undefined {
    const cursor = this.#cursor;
    switch (mark) {
      case '(': return this.#list('tuple', ')');
      case '[': return this.#list('array', ']');
      case '{': return this.#closures ? this.#closure() : undefined;
      case '.': {
        // An implicit member: `.public`.
        cursor.next();
        const name = cursor.peek();
        if (name?.kind !== 'word') return undefined;
        cursor.next();
        return draft('name', name.span.start, name.span.end);
      }
      case '#': case '\\': case '@': {
        cursor.next();
        if (cursor.peek()?.kind === 'word') cursor.next();
        return draft('constant', start, cursor.end);
      }
      default: return undefined;
    }
  }

  #suffixed(primary: Draft): Draft {
    const cursor = this.#cursor;
    let value = primary;
    for (;;) {
      const mark = cursor.word();
      if ((mark === '?' || mark === '!') && cursor.isJoined && !cursor.beginsLine) cursor.next();
      else if (mark === '.') {
        cursor.next();
        const name = cursor.peek();
        if (name?.kind !== 'word' && name?.kind !== 'number') return value;
        cursor.next();
        value = draft('member', value.start, name.span.end, [inField('object', value), inField('property', draft('name', name.span.start, name.span.end))]);
      } else if (mark === '(' && cursor.isJoined) value = this.#call(value);
      else if (mark === '[' && cursor.isJoined) {
        const index = this.#list('array', ']');
        value = draft('subscript', value.start, cursor.end, [inField('object', value), inField('key', index?.children[0])]);
      } else if (mark === '<' && cursor.isJoined && skipGenerics(cursor)) continue;
      else if (mark === '{' && this.#closures && !cursor.beginsLine) value = this.#withClosure(value);
      else return value;
    }
  }

  /** A call with a function behind its brackets, which is its last argument. */
  #withClosure(called: Draft): Draft {
    const closure = this.#closureArgument();
    return draft('call', called.start, this.#cursor.end, [inField('function', called), ...(called.type === 'call' ? called.children.slice(1) : []), closure]);
  }

  #closureArgument(): Draft | undefined {
    const closure = this.#closure();
    return closure === undefined ? undefined : draft('argument', closure.start, closure.end, [inField('value', closure)]);
  }

  #call(callee: Draft): Draft {
    const list = this.#list('tuple', ')');
    return draft('call', callee.start, this.#cursor.end, [inField('function', callee), ...(list?.children ?? [])]);
  }

  /** Values between brackets: `label: value`, `key: value` or a value. */
  #list(type: string, close: string): Draft | undefined {
    const cursor = this.#cursor;
    const start = cursor.start;
    cursor.next();
    const inner = new Expressions(cursor, this.#block, this.#depth + 1);
    const items: Draft[] = [];
    while (!cursor.isAtEnd && cursor.word() !== close) {
      const before = cursor.position;
      const item = inner.#item();
      if (item !== undefined) items.push(item);
      if (cursor.position === before) cursor.next();
      else cursor.take(',');
    }
    cursor.take(close);
    return draft(type, start, cursor.end, items);
  }

  #item(): Draft | undefined {
    const cursor = this.#cursor;
    const start = cursor.start;
    const label = cursor.peek();
    if (label?.kind === 'word' && cursor.word(1) === ':') {
      cursor.next();
      cursor.next();
      return draft('argument', start, cursor.end, [inField('label', draft('name', label.span.start, label.span.end)), inField('value', this.read())]);
    }
    const first = this.read();
    if (first === undefined) return undefined;
    if (!cursor.take(':')) return draft('argument', start, cursor.end, [inField('value', first)]);
    return draft('argument', start, cursor.end, [inField('key', first), inField('value', this.read())]);
  }

  /** `{ a, b in … }`. */
  #closure(): Draft | undefined {
    const cursor = this.#cursor;
    const start = cursor.start;
    if (cursor.word() !== '{') return undefined;
    if (this.#depth >= MAX_DEPTH) {
      cursor.skipBracket();
      return draft('constant', start, cursor.end);
    }
    const names: Draft[] = [];
    let ahead = 1;
    while (ahead < 40 && !/^(?:in|for|if|let|var|guard|switch|while|return|[{};=]|)$/.test(cursor.word(ahead))) ahead++;
    if (cursor.word(ahead) === 'in') {
      cursor.next();
      for (; ahead > 1; ahead--) {
        const token = cursor.next();
        if (token?.kind === 'word') names.push(draft('parameter', token.span.start, token.span.end));
      }
      cursor.next();
    } else cursor.next();
    const body = this.#block(cursor);
    return draft('closure', start, cursor.end, [...names, inField('body', body)]);
  }

  /** A string with the expressions in its holes. */
  #string({ span, content, holes }: StringToken): Draft {
    const pieces = holes.map((hole): Draft => {
      const inner = new Expressions(new Cursor(this.#cursor.text, hole.tokens), this.#block, this.#depth + 1);
      return draft('interpolation', hole.span.start, hole.span.end, inner.#items());
    });
    return draft('string', span.start, span.end, [inField('content', draft('content', content.start, content.end)), ...pieces]);
  }

  #items(): readonly Draft[] {
    const items: Draft[] = [];
    while (!this.#cursor.isAtEnd) {
      const before = this.#cursor.position;
      const item = this.#item();
      if (item !== undefined) items.push(item);
      if (this.#cursor.position === before) this.#cursor.next();
      else this.#cursor.take(',');
    }
    return items;
  }
}

/** Words that begin something other than an expression. */
const ENDS = /^(?:in|else|case|default|where|catch|let|var|func|class|struct|enum|extension|protocol|import|return|throw|guard|for|while|repeat|defer|typealias|init|deinit|associatedtype|as|is)$/;
