import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const powershellExamples: LanguageExamples = {
  title: 'PowerShell', fence: 'powershell', file: 'example.ps1',
  examples: [
    { ruleId: 'keyward/secret-in-log', bad: 'Write-Host "signing in with $apiKey"', good: 'Write-Host "signing in"' },
    { ruleId: 'keyward/secret-in-error', bad: 'throw "no access with $password"', good: 'throw "no access as $user"' },
    {
      ruleId: 'keyward/stack-trace-exposed',
      bad: 'try { $orders = Get-Orders } catch {\n  Push-OutputBinding -Name Response -Value ([HttpResponseContext]@{ Body = $_.Exception.Message })\n}',
      good: 'try { $orders = Get-Orders } catch {\n  $id = New-Guid\n  Write-Warning "$id $_"\n  Push-OutputBinding -Name Response -Value ([HttpResponseContext]@{ Body = "error $id" })\n}',
    },
    {
      ruleId: 'keyward/secret-in-url',
      bad: 'Invoke-RestMethod -Uri "https://api.acme.io/orders?token=$apiToken"',
      good: 'Invoke-RestMethod -Uri "https://api.acme.io/orders" -Headers @{ Authorization = "Bearer $apiToken" }',
    },
    {
      ruleId: 'keyward/plaintext-transport',
      bad: 'Invoke-RestMethod -Uri \'http://api.acme.io/login\' -Method Post -Body @{ password = $password }',
      good: 'Invoke-RestMethod -Uri \'https://api.acme.io/login\' -Method Post -Body @{ password = $password }',
    },
    { ruleId: 'keyward/tls-verification-off', bad: 'Invoke-RestMethod -Uri $uri -SkipCertificateCheck', good: 'Invoke-RestMethod -Uri $uri -Certificate $certificate' },
    { ruleId: 'keyward/unprotected-storage', bad: '$apiToken | Out-File token.txt', good: 'Set-Secret -Name shop-token -Secret $apiToken' },
    {
      ruleId: 'keyward/hardcoded-key-argument',
      bad: '$secure = ConvertTo-SecureString \'tidy-otter-sings\' -AsPlainText -Force',
      good: '$secure = Get-Secret -Name shop-login',
    },
    { ruleId: 'keyward/secret-in-argv', bad: 'mysql -u shop "-p$dbPassword"', good: '$env:MYSQL_PWD = $dbPassword\nmysql -u shop' },
    {
      ruleId: 'keyward/weak-default-password',
      bad: '$password = if ($env:DB_PASSWORD) { $env:DB_PASSWORD } else { \'tidy-otter-1\' }',
      good: '$password = $env:DB_PASSWORD\nif (-not $password) { throw \'DB_PASSWORD is not set\' }',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison',
      bad: 'if ($signature -eq $expectedSignature) { Receive-Order }',
      good: 'if ([System.Security.Cryptography.CryptographicOperations]::FixedTimeEquals($given, $expected)) { Receive-Order }',
    },
    {
      ruleId: 'keyward/weak-random-secret',
      bad: '$resetToken = Get-Random -Maximum 1000000',
      good: '$resetToken = [System.Security.Cryptography.RandomNumberGenerator]::GetHexString(32)',
    },
  ],
};
