import type { LanguageTables, Sink } from '../../tables/language-tables';
import { CREDENTIALS, PROGRAMS, piped } from '../shell/programs';

/** PowerShell's cmdlets in lower case, their parameters without the dash, and the classes of .NET by their simple names. */
export const powershellTables: LanguageTables = {
  // The working directory: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_automatic_variables#pwd
  ordinaryNames: /^pwd$/i,
  kinds: {
    made: [
      { callee: 'StreamWriter', kind: 'file' }, { callee: 'File.CreateText|AppendText', kind: 'file' }, { callee: 'Random', kind: 'random' }, { callee: 'ProcessStartInfo', kind: 'process' }, { callee: 'Aes.Create', kind: 'cipher' }, { callee: 'AesManaged|AesCryptoServiceProvider|RijndaelManaged', kind: 'cipher' },
    ],
    // Text that is kept encrypted is printed as its type's name: https://learn.microsoft.com/dotnet/api/system.security.securestring
    types: { securestring: 'number', pscredential: 'number', int: 'number', int32: 'number', int64: 'number', long: 'number', bool: 'number', switch: 'number', datetime: 'number', guid: 'number' },
    names: [{ pattern: /^(?:random|rnd|rng)$/, kind: 'random' }, { pattern: /^(?:psi|startinfo|processinfo)$/, kind: 'process' }],
  },
  worthParsing: /securestring|servercertificate|-skipc|signature|hmac|curl/i,
  sinks: [
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/write-host, https://learn.microsoft.com/powershell/module/microsoft.powershell.management/write-eventlog
    { callee: 'write-host|write-output|write-verbose|write-debug|write-information|write-warning|write-progress|write-eventlog|out-host|out-default|write-log|write-logentry|log|write-pslog|write-psfmessage|write-customlog|write-message', to: 'log' },
    { callee: 'Console.WriteLine|Write', to: 'log' }, { callee: 'Console.Error.WriteLine|Write', to: 'log' }, { callee: 'Debug.WriteLine|Write', to: 'log' }, { callee: 'Trace.WriteLine|TraceInformation|TraceWarning|TraceError', to: 'log' }, { callee: 'EventLog.WriteEntry', to: 'log' }, { callee: 'Host.UI.WriteLine|WriteErrorLine|WriteVerboseLine', to: 'log' },
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/write-error
    { callee: 'write-error', to: 'error' }, { callee: 'Exception|ArgumentException|InvalidOperationException|ApplicationException|ErrorRecord|UnauthorizedAccessException|RuntimeException', to: 'error' },
    // https://learn.microsoft.com/azure/azure-functions/functions-reference-powershell, https://pode.readthedocs.io
    { callee: 'push-outputbinding', to: 'response', arguments: ['value', 1] }, { callee: 'HttpResponseContext', to: 'response' }, { callee: 'write-podejsonresponse|write-podetextresponse|write-podehtmlresponse|write-podeviewresponse|set-poderesponsestatus', to: 'response' },
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.management/set-content
    { callee: 'set-content|add-content', to: 'file', arguments: ['value', 1, 'inputobject'] }, { callee: 'out-file|tee-object|export-csv', to: 'file', arguments: ['inputobject'] }, { callee: 'set-itemproperty|new-itemproperty', to: 'file', arguments: ['value', 2] }, { callee: 'File.WriteAllText|AppendAllText|WriteAllLines|WriteAllBytes|AppendAllLines', to: 'file', arguments: [1] }, { callee: '<file>.Write|WriteLine', to: 'file' },
    { callee: 'Registry.SetValue', to: 'file', arguments: [2] },
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.management/start-process
    { callee: 'start-process', to: 'argv', arguments: ['argumentlist', 'args', 0, 1] }, { callee: 'Process.Start', to: 'argv' }, { callee: 'cmd|powershell|pwsh|setx|schtasks|net|sc|cmdkey|runas|psexec|winrs|certutil|sqlcmd|bcp|msiexec|dotnet|nuget|choco|octo|msdeploy|appcmd', to: 'argv' }, { callee: 'ProcessStartInfo', to: 'argv' },
    ...[...PROGRAMS, ...piped('curl|wget')].map((callee): Sink => ({ callee, to: 'argv' })),
  ],
  writes: [{ callee: '<process>.Arguments', to: 'argv' }],
  sanitizers: [
    'convertto-securestring|convertfrom-securestring|get-filehash|test-path|test-connection|measure-object|protect-cmsmessage|hide-secret|get-maskedvalue|protect-secret|export-clixml|get-member|get-credential', 'ProtectedData.Protect', 'String.IsNullOrEmpty|IsNullOrWhiteSpace', 'string.IsNullOrEmpty|IsNullOrWhiteSpace', 'Convert.ToInt32',
    '*.Length|Count|StartsWith|EndsWith|Contains|IndexOf|Substring|Remove|GetType|GetHashCode|ComputeHash|Split|MakeReadOnly|Mask|Redact|Encrypt|Protect|PadLeft|PadRight',
  ],
  propagators: [
    'convertto-json|convertfrom-json|convertto-xml|convertto-csv|out-string|select-object|foreach-object|where-object|sort-object|format-list|format-table|get-unique|write-output|join-string|get-variable|invoke-expression|tee-object|convertto-html|get-content',
    'Convert.ToBase64String|FromBase64String|ToString', 'Text.Encoding.UTF8.GetBytes|GetString', 'Encoding.UTF8.GetBytes|GetString', 'Encoding.ASCII.GetBytes|GetString', 'Encoding.Unicode.GetBytes|GetString', 'Encoding.Default.GetBytes|GetString', 'string.Format|Join|Concat', 'String.Format|Join|Concat', 'Uri.EscapeDataString', 'HttpUtility.UrlEncode', 'WebUtility.UrlEncode', 'Marshal.PtrToStringAuto|PtrToStringBSTR|PtrToStringUni|SecureStringToBSTR', 'pscustomobject|PSCustomObject|ordered|hashtable|NetworkCredential|PSCredential|Uri|UriBuilder|StringBuilder',
    '*.ToString|Trim|TrimStart|TrimEnd|ToUpper|ToLower|Replace|Append|AppendLine|ToCharArray|Insert|GetNetworkCredential|Invoke',
  ],
  sources: [
    { callee: 'Environment.GetEnvironmentVariable', gives: 'environment' }, { callee: 'get-secret|get-azkeyvaultsecret', gives: 'environment' },
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/get-random: for security use Get-SecureRandom.
    { callee: 'get-random', gives: 'weak-random' }, { callee: '<random>.Next|NextDouble|NextBytes', gives: 'weak-random' }, { callee: '*.ComputeHash', gives: 'digest' },
  ],
  members: [{ callee: '*.ScriptStackTrace|StackTrace', gives: 'trace' }, { callee: '*.InvocationInfo', gives: 'trace' }],
  handlers: [],
  keys: [
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring
    { callee: 'convertto-securestring', arguments: ['string', 0, 'inputobject'] }, { callee: 'NetworkCredential', arguments: [1] }, { callee: 'HMACSHA256|HMACSHA1|HMACSHA512', arguments: [0] }, { callee: 'Rfc2898DeriveBytes', arguments: [0] }, { callee: 'X509Certificate2', arguments: [1] }, { callee: 'invoke-sqlcmd', arguments: ['password'] }, { callee: '<cipher>.Key|IV', arguments: ['='] }, { callee: '*.CreateEncryptor|CreateDecryptor', arguments: [0, 1] },
    { callee: 'sshpass|mysql|mysqldump|redis-cli|sqlcmd', arguments: ['password', 'p'] },
  ],
  requests: [
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod
    { callee: 'invoke-webrequest|invoke-restmethod', url: 'uri', credentials: ['headers', 'credential', 'body', 'token', 'form', 'proxycredential', 'websession', 'inputobject'] }, { callee: 'invoke-webrequest|invoke-restmethod', url: 0, credentials: ['headers', 'credential', 'body', 'token', 'form'] },
    { callee: 'curl|wget', url: 0, credentials: CREDENTIALS }, { callee: '*.DownloadString|DownloadFile|UploadString|GetAsync|PostAsync', url: 0, credentials: [] },
  ],
  insecure: {
    settings: [
      // https://learn.microsoft.com/dotnet/api/system.net.mail.smtpclient.enablessl
      { name: 'EnableSsl', value: /^false$/i },
      { name: 'skipcertificatecheck', value: /^true$/ }, { name: 'SkipCertificateCheck', value: /^true$/ }, { name: 'allowunencryptedauthentication', value: /^true$/ },
      // https://learn.microsoft.com/dotnet/api/system.net.servicepointmanager.servercertificatevalidationcallback
      { name: 'ServerCertificateValidationCallback', value: /^true$/ }, { name: 'ServerCertificateCustomValidationCallback', value: /^(?:true|DangerousAcceptAnyServerCertificateValidator)$/ },
      // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/new-pssessionoption, https://learn.microsoft.com/powershell/module/sqlserver/invoke-sqlcmd
      { name: 'skipcacheck', value: /^true$/ }, { name: 'skipcncheck', value: /^true$/ }, { name: 'trustservercertificate', value: /^true$/ }, { name: 'invalidcertificateaction', value: /^ignore$/i },
      { name: 'insecure', value: /^true$/ }, { name: 'no-check-certificate', value: /^true$/ }, { name: 'insecure-skip-tls-verify', value: /^true$/ },
    ],
    calls: ['ServerCertificateValidationCallback.Ignore'],
  },
};
