import { contains, type Span } from '../../../../core/model/span';
import { expressionsAround, expressionsOf } from '../../program/children';
import type { CallExpression, FunctionExpression, Parameter } from '../../program/expression';
import type { Statement } from '../../program/statement';
import type { FixContext } from '../fix-context';

/** Code that runs only when something failed. */
export interface FailurePath {
  /** The variable that holds the error, as the program names it; undefined where the code gives it no name. */
  readonly error: string | undefined;
}

/** The innermost code around a span that runs only after an error: a handler, the arm of a test for an error, a function that is given one. */
export function failurePathAround(context: FixContext, span: Span): FailurePath | undefined {
  const around = expressionsAround(context.program, span);
  const paths = pathsIn(context.program.body, span, context);
  for (const [index, one] of around.entries()) {
    if (one.kind !== 'function') continue;
    const outer = around[index - 1];
    const call = outer?.kind === 'call' && outer.arguments.some(({ value }) => value === one) ? outer : undefined;
    paths.push(...givenToFunction(one, call, context), ...pathsIn(one.body, span, context));
  }
  return paths.at(-1);
}

/** Those among statements of one body, the outermost first. */
function pathsIn(statements: readonly Statement[], span: Span, context: FixContext): FailurePath[] {
  const holds = (body: readonly Statement[]) => body.flatMap(expressionsOf).some((one) => contains(one.span, span));
  return statements.flatMap((statement): FailurePath[] => {
    switch (statement.kind) {
      case 'branch': {
        const at = statement.arms.findIndex(holds);
        const error = at === 0 && statement.test !== undefined ? errorTested(context.text.slice(statement.test.span.start, statement.test.span.end)) : undefined;
        return [...(error === undefined ? [] : [{ error }]), ...pathsIn(statement.arms[at] ?? [], span, context)];
      }
      case 'try': {
        const handler = statement.handlers.find((one) => contains(one.span, span));
        if (handler === undefined) return pathsIn([...statement.body, ...statement.last], span, context);
        return [{ error: plainName(handler.binds) }, ...pathsIn(handler.body, span, context)];
      }
      case 'loop': case 'block': return pathsIn(statement.body, span, context);
      case 'class': return pathsIn(statement.class.body, span, context);
      case 'expression': case 'return': case 'throw': case 'function': case 'import': return [];
    }
  });
}

/** A pattern that takes an error apart leaves no variable for all of it. */
function plainName(binds: string | undefined): string | undefined {
  return binds !== undefined && /^[\w$]+$/.test(binds) ? binds : undefined;
}

const ERROR_NAME = /^(?:e|ex|exc|exn|fault|failure|problem|throwable|\w*(?:[eE]rr(?:or)?|[eE]xception))$/;

/** `err`, `err != nil`, `error is not None`, `e instanceof Error`, in parentheses or without. */
const SAYS_ERROR = /^\(*\s*\$?(\w+)\s*(?:(?:!==?|is\s+not)\s*(?:nil|null|undefined|None)|instanceof\s+[\w.\\]+)?\s*\)*$/;

/** The error that is there wherever a condition holds. */
function errorTested(test: string): string | undefined {
  if (/\|\||\bor\b/.test(test)) return undefined;
  return test.split(/&&|\band\b/).map((part) => SAYS_ERROR.exec(part.trim())?.[1]).find((name) => name !== undefined && ERROR_NAME.test(name));
}

/** `promise.catch(…)`, `future.exceptionally(…)`, `app.setErrorHandler(…)`, `flux.onErrorResume(…)`. */
const TAKES_HANDLER = /^(?:catch|catchError|exceptionally|rescue|fail|(?:set|on)_?\w*(?:[eE]rror|[eE]xception)\w*)$/;
const HANDLER_ANNOTATION = /(?:error|exception)_?handler|\bCatch\b/i;
const ERROR_TYPE = /(?:Exception|Error|Throwable)$/;

/** A function that is called with an error and never without. A callback that takes an error or a result is none: it runs for both. */
function givenToFunction(one: FunctionExpression, call: CallExpression | undefined, { text }: FixContext): readonly FailurePath[] {
  const { parameters: [first], parameters, annotations, name } = one;
  const typed = parameters.find(({ type }) => type !== undefined && ERROR_TYPE.test(type));
  const likely = typed ?? parameters.find((parameter) => ERROR_NAME.test(parameter.name));
  const path = (parameter: Parameter | undefined) => (parameter === undefined ? [] : [{ error: plainName(parameter.name) }]);
  if (call !== undefined && handlesErrors(one, call)) return path(likely ?? first);
  // https://expressjs.com/en/guide/error-handling.html: four parameters make a function a handler of errors.
  if (first !== undefined && parameters.length === 4 && ERROR_NAME.test(first.name)) return path(first);
  if (annotations.some(({ span }) => HANDLER_ANNOTATION.test(text.slice(span.start, span.end)))) return path(likely ?? first);
  if (call !== undefined) return [];
  return path(typed ?? (/error|exception/i.test(name ?? '') ? likely : undefined));
}

/** Whether a call takes a function for errors: by its name, as the second of `then`, or as listener of `error`. */
function handlesErrors(one: FunctionExpression, { callee, arguments: given }: CallExpression): boolean {
  const called = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  const [first, second] = given;
  if (called === 'then') return second?.value === one;
  return TAKES_HANDLER.test(called) || (/^(?:on|once|addEventListener)$/.test(called) && first?.value.kind === 'text' && first.value.text === 'error');
}
