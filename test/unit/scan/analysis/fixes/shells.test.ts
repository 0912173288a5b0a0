import { describeCases } from './fixing';

describe('fixes of shells: logs', () => {
  describeCases('secret-in-log', [
    ['shellscript', 'echo "in: $DB_PASSWORD of $USER"', 'echo "in: [redacted] of $USER"'],
    ['shellscript', 'echo $DB_PASSWORD ${DB_PASSWORD}', 'echo "[redacted]" ${DB_PASSWORD}'],
    ['shellscript', 'echo "in: ${DB_PASSWORD}" | logger', 'echo "in: [redacted]" | logger'],
    ['shellscript', 'cat <<-END\n\tin: $DB_PASSWORD\nEND\n', 'cat <<-END\n\tin: [redacted]\nEND\n'],
    ['shellscript', 'set -eux\nlogin --password "$DB_PASSWORD"\n', 'set -eu\nlogin --password "$DB_PASSWORD"\n'],
    ['shellscript', 'set -x\nlogin --password "$DB_PASSWORD"\nset +x\n', 'login --password "$DB_PASSWORD"\nset +x\n'],
    ['powershell', 'Write-Host "in: $Password of $User"', 'Write-Host "in: [redacted] of $User"'],
    ['powershell', 'Write-Host "in: $($config.ClientSecret)"', 'Write-Host "in: [redacted]"'],
    ['powershell', 'Write-Host ("{0}: {1}" -f $Password, $User)', 'Write-Host ("{0}: {1}" -f "[redacted]", $User)'],
    ['powershell', '$headers = @{ Authorization = "Bearer $env:API_TOKEN" }\n$headers | ConvertTo-Json | Write-Host', '$headers = @{ Authorization = "Bearer $env:API_TOKEN" }\n"[redacted]" | Write-Host'],
  ]);
});

describe('fixes of shells: connections', () => {
  describeCases('tls-verification-off', [
    ['shellscript', 'curl -sSLk -o a.tgz https://shop.com/a.tgz', 'curl -sSL -o a.tgz https://shop.com/a.tgz'],
    ['shellscript', 'curl \\\n  --insecure \\\n  https://shop.com/a', 'curl \\\n  https://shop.com/a'],
    ['shellscript', 'git -c http.sslVerify=false pull', 'git pull'],
    ['powershell', 'curl.exe -sSk https://shop.com/a', 'curl.exe -sS https://shop.com/a'],
    ['powershell', 'curl.exe -Insecure https://shop.com/a', 'curl.exe https://shop.com/a'],
    ['powershell', 'irm -Uri $Uri -SkipCertificateCheck:$true -Method Get', 'irm -Uri $Uri -Method Get'],
    ['powershell', '$a = 1\n[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }\n$b = 2\n', '$a = 1\n$b = 2\n'],
  ]);
  describeCases('secret-in-url', [
    ['shellscript', 'curl -s "https://a.b/x?page=2&api_key=$API_KEY"', 'printf \'Authorization: Bearer %s\\n\' "$API_KEY" | curl -H @- -s "https://a.b/x?page=2"'],
    ['shellscript', 'curl -s -d @- "https://a.b/x?api_key=$API_KEY"', 'server-decides'],
    ['powershell', 'Invoke-RestMethod -Uri "https://a.b/x?api_key=$ApiKey"', 'Invoke-RestMethod -Uri "https://a.b/x" -Headers @{ Authorization = "Bearer $ApiKey" }'],
    ['powershell', 'Invoke-RestMethod -Uri "https://a.b/x?api_key=$ApiKey" -Headers @{ Accept = "a/b" }', 'Invoke-RestMethod -Uri "https://a.b/x" -Headers @{ Authorization = "Bearer $ApiKey"; Accept = "a/b" }'],
  ]);
});

describe('fixes of shells: a secret among the arguments of a command', () => {
  describeCases('secret-in-argv', [
    ['shellscript', 'mysql -u shop -p"$DB_PASSWORD" shop', 'MYSQL_PWD="$DB_PASSWORD" mysql -u shop shop'],
    ['shellscript', 'redis-cli -a ${REDIS_PASSWORD} ping', 'REDISCLI_AUTH="${REDIS_PASSWORD}" redis-cli ping'],
    ['shellscript', 'sshpass -p "$SSH_PASSWORD" ssh shop@db', 'SSHPASS="$SSH_PASSWORD" sshpass -e ssh shop@db'],
    ['shellscript', 'docker login -u shop -p "$REGISTRY_PASSWORD" example.com', 'printf \'%s\' "$REGISTRY_PASSWORD" | docker login -u shop --password-stdin example.com'],
    ['shellscript', 'ok && curl -H "X-Api-Key: $API_KEY" https://a.b | jq .', 'ok && printf \'%s\\n\' "X-Api-Key: $API_KEY" | curl -H @- https://a.b | jq .'],
    ['shellscript', 'openssl rsa -in k.pem -passin "pass:$KEY_PASSWORD"', 'KEY_PASSWORD="$KEY_PASSWORD" openssl rsa -in k.pem -passin env:KEY_PASSWORD'],
    ['shellscript', 'kubectl create secret generic a --from-literal=password="$DB_PASSWORD"', 'printf \'%s\' "$DB_PASSWORD" | kubectl create secret generic a --from-file=password=/dev/stdin'],
    ['shellscript', 'cat body | curl -H "X-Api-Key: $API_KEY" -d @- https://a.b', 'program-decides'],
    ['shellscript', 'curl -H "X-Api-Key: $API_KEY" -T - https://a.b < body', 'program-decides'],
    ['powershell', 'docker login -u shop -p $env:REGISTRY_PASSWORD example.com', '$env:REGISTRY_PASSWORD | docker login -u shop --password-stdin example.com'],
    ['powershell', 'mysql -u shop "-p$Password"', 'program-decides'],
  ]);
});

describe('fixes of shells: keys and storage', () => {
  describeCases('weak-default-password', [
    ['shellscript', 'password=${DB_PASSWORD:-admin}', 'password=${DB_PASSWORD:?DB_PASSWORD is not set}'],
    ['powershell', '$p = if ($env:DB_PASSWORD) { $env:DB_PASSWORD } else { \'admin\' }', '$p = if ($env:DB_PASSWORD) { $env:DB_PASSWORD } else { throw \'DB_PASSWORD is not set\' }'],
  ]);
  describeCases('weak-random-secret', [
    ['shellscript', 'password=x$RANDOM', 'password=x$(od -An -N4 -tu4 /dev/urandom | tr -d \' \')'],
    ['powershell', '$resetToken = Get-Random -Minimum 10 -Maximum 99', '$resetToken = [System.Security.Cryptography.RandomNumberGenerator]::GetInt32(10, 99)'],
    ['powershell', '$resetToken = Get-Random $words', 'no-standard-function'],
    ['powershell', '#Requires -Version 5.1\n$resetToken = Get-Random -Maximum 99', 'no-standard-function'],
  ]);
  describeCases('timing-unsafe-comparison', [
    ['powershell', '$secret = 1\nif ($signature -ne $expectedSignature) { deny }', '$secret = 1\nif (-not ([System.Security.Cryptography.CryptographicOperations]::FixedTimeEquals([System.Text.Encoding]::UTF8.GetBytes($signature), [System.Text.Encoding]::UTF8.GetBytes($expectedSignature)))) { deny }'],
  ]);
  describeCases('unprotected-storage', [
    ['shellscript', 'if ok; then\n  echo x\nfi\necho "$API_TOKEN" >> "$HOME/token.txt"\n', 'if ok; then\n  echo x\nfi\ntouch "$HOME/token.txt" && chmod 600 "$HOME/token.txt"\necho "$API_TOKEN" >> "$HOME/token.txt"\n'],
    ['shellscript', 'echo "$API_TOKEN" | sudo tee /etc/token', 'needs-encryption'],
    ['shellscript', 'if ok; then\n  f=/x\n  echo "$API_TOKEN" > "$f"\nfi\n', 'if ok; then\n  f=/x\n  touch "$f" && chmod 600 "$f"\n  echo "$API_TOKEN" > "$f"\nfi\n'],
    ['shellscript', 'case $x in\n  a)\n    f=/x\n    echo "$API_TOKEN" > $f\n    ;;\nesac\n', 'case $x in\n  a)\n    f=/x\n    touch $f && chmod 600 $f\n    echo "$API_TOKEN" > $f\n    ;;\nesac\n'],
    ['shellscript', 'cd /x && echo "$API_TOKEN" > f', 'needs-encryption'],
    ['shellscript', '(cd /x; echo "$API_TOKEN" > f)', 'needs-encryption'],
    ['shellscript', 'echo "$API_TOKEN" > "$(mktemp)"', 'needs-encryption'],
    ['powershell', 'Set-Content -Path a.conf -Value "password=$Password"', 'needs-encryption'],
  ]);
});
