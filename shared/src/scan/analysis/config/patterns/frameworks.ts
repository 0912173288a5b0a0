import type { SettingPattern } from '../setting';

const APPSETTINGS = /(?:^|\/)appsettings(?:\.[\w-]+)?\.json$/i;
const DEVELOPMENT = /(?:^|\/)appsettings\.(?:Development|Local|Testing|Test)\.json$/i;
const PRODUCTION_ENV = /\.env\.(?:prod|production|live|staging)$/i;

/** Frameworks of ASP.NET Core, PHP and Laravel. */
export const frameworkSettings: readonly SettingPattern[] = [
  // https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.jwtbearer.jwtbeareroptions.requirehttpsmetadata, https://learn.microsoft.com/aspnet/core/blazor/fundamentals/handle-errors
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['json', 'jsonc'], file: APPSETTINGS, path: /(?:^|\.)requirehttpsmetadata$/, value: /^false$/ },
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.75, languages: ['json', 'jsonc'], file: new RegExp(`(?!.*${DEVELOPMENT.source})${APPSETTINGS.source}`, 'i'), path: /^(?:\$schema\.)?detailederrors$/, value: /^true$/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: ['json', 'jsonc'], file: APPSETTINGS, path: /(?:smtp|mail)\w{0,20}\.(?:enablessl|usessl|usetls|usestarttls)$/, value: /^false$/ },
  // https://laravel.com/docs/configuration#debug-mode, https://symfony.com/doc/current/configuration.html#selecting-the-active-environment
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.85, languages: ['dotenv'], file: PRODUCTION_ENV, path: /^(?:app|django|flask)?debug$/, value: /^(?:true|1|on)$/i },
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, languages: ['dotenv'], file: PRODUCTION_ENV, path: /^session(?:cookie)?secure(?:cookie)?$/, value: /^(?:false|0)$/i },
  // https://www.php.net/manual/errorfunc.configuration.php#ini.display-errors
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /php[\w.-]*\.ini$|\.user\.ini$/, path: /(?:^|\.)display(?:startup)?errors$/, value: /^(?:on|1|true|yes|stdout)$/i },
  // https://www.php.net/manual/session.security.ini.php
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /php[\w.-]*\.ini$|\.user\.ini$/, path: /session\.cookie(?:secure|httponly)$/, value: /^(?:off|0|false|no)$/i },
  { ruleId: 'keyward/secret-in-url', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /php[\w.-]*\.ini$|\.user\.ini$/, path: /session\.useonlycookies$/, value: /^(?:off|0|false|no)$/i },
  { ruleId: 'keyward/secret-in-url', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /php[\w.-]*\.ini$|\.user\.ini$/, path: /session\.usetranssid$/, value: /^(?:on|1|true|yes)$/i },
  // https://docs.ansible.com/ansible/latest/collections/ansible/builtin/uri_module.html#parameter-validate_certs, https://docs.ansible.com/ansible/latest/reference_appendices/logging.html
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: ['yaml'], path: /(?:^|\.)validatecerts$/, value: /^(?:false|no)$/i },
];
