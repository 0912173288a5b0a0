import type { LanguageId } from '../../core/model/language-id';
import { NODE_ENVIRONMENT } from './javascript/environment';
import type { LookupStyle } from './plan';

/**
 * The expression that reads a name in a language, as people write it where nothing else decides; for completion and
 * hover. Undefined where there is none. Imports and helpers are not part of it.
 */
export function lookupExpression(languageId: LanguageId, name: string, style: LookupStyle): string | undefined {
  switch (languageId) {
    case 'javascript': case 'javascriptreact': return style === 'strict' ? `requireEnv('${name}')` : `${NODE_ENVIRONMENT}.${name}`;
    case 'typescript': case 'typescriptreact': return style === 'strict' ? `requireEnv('${name}')` : `${NODE_ENVIRONMENT}['${name}'] ?? ''`;
    case 'python': return `os.environ["${name}"]`;
    case 'go': return style === 'strict' ? `requireEnv("${name}")` : `os.Getenv("${name}")`;
    case 'java': return style === 'strict' ? `Objects.requireNonNull(System.getenv("${name}"), "${name} is not set")` : `System.getenv("${name}")`;
    case 'c': case 'cpp': return `require_env("${name}")`;
    case 'kotlin': return `System.getenv("${name}") ?: error("${name} is not set")`;
    case 'powershell': return style === 'strict' ? `$(if ($env:${name}) { $env:${name} } else { throw '${name} is not set' })` : `$env:${name}`;
    case 'perl': return style === 'strict' ? `do { $ENV{${name}} // die "${name} is not set\\n" }` : `$ENV{${name}}`;
    case 'lua': return style === 'strict' ? `assert(os.getenv("${name}"), "${name} is not set")` : `os.getenv("${name}")`;
    case 'r': return `Sys.getenv("${name}")`;
    case 'elixir': return `System.fetch_env!("${name}")`;
    case 'scala': return `sys.env("${name}")`;
    case 'dart': return `Platform.environment['${name}'] ?? (throw StateError('${name} is not set'))`;
    case 'swift': return `ProcessInfo.processInfo.environment["${name}"] ?? { fatalError("${name} is not set") }()`;
    case 'csharp': return `Environment.GetEnvironmentVariable("${name}") ?? throw new InvalidOperationException("${name} is not set")`;
    case 'ruby': return `ENV.fetch("${name}")`;
    case 'php': return style === 'strict' ? `getenv('${name}') ?: throw new \\RuntimeException('${name} is not set')` : `getenv('${name}')`;
    case 'shellscript': return `"\${${name}:?${name} is not set}"`;
    case 'dockercompose': return `\${${name}:?${name} is not set}`;
    default: return undefined;
  }
}
