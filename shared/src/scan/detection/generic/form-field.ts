import { quotedGate } from '../gates/place-gates';
import type { Reader } from '../reader';
import { placeReader } from './place-pattern';

/** What programs of tests and of scraping do to the fields of a form: Selenium, Playwright, Puppeteer, Cypress, Capybara, WebDriverIO. */
const typing = ['.send_keys(', '.sendkeys(', '.type(', '.fill(', '.typetext(', '.setvalue('];

const LITERAL = '(?<quote>["\'`])(?<secret>[^"\'`\\\\\\r\\n$]{4,100})\\k<quote>\\s{0,4}[,)]';

/** `driver.findElement(By.id("password")).sendKeys("x")`: the field is what is called upon. */
export const typedFieldReader: Reader = placeReader({
  keywords: typing, pattern: new RegExp(`\\s{0,4}${LITERAL}`, 'dy'),
  preceded: /(?:pass(?:word|wd|wort)?|pwd)[\w -]{0,20}["'`\])]{0,6}\s{0,20}\.\w{4,9}\($/i, rule: 'keyward/generic-password', prior: 'prior.call', gate: quotedGate,
});

/** `page.fill('input[name="password"]', 'x')`, `fill_in 'Password', with: 'x'`: the field is the first argument. */
export const namedFieldReader: Reader = placeReader({
  keywords: [...typing, 'fill_in ', 'fill_in('],
  pattern: new RegExp(`\\s{0,4}(?<open>["'\`])(?:(?!\\k<open>)[^\\r\\n]){0,60}(?:[Pp]ass(?:word|wd|wort)?|PASS|[Pp]wd)(?:(?!\\k<open>)[^\\r\\n]){0,30}\\k<open>\\s{0,4},\\s{0,4}(?:with:\\s{0,4})?${LITERAL.replace('\\s{0,4}[,)]', '')}`, 'dy'),
  rule: 'keyward/generic-password', prior: 'prior.call', gate: quotedGate,
});
