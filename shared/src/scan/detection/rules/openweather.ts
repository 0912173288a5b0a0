import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const openweatherRules: readonly Rule[] = vendorRules(
  {
    vendor: 'OpenWeather',
    documentation: 'https://openweathermap.org/appid',
    remediation: 'Revoke it at https://home.openweathermap.org/api_keys and create a new one.',
  },
  [
    {
      id: 'keyward/openweather-api-key',
      title: 'OpenWeather API key',
      keywords: ['pyowm', 'openweather', 'open_weather', 'owm_', 'owm-', 'openweathermap'],
      pattern: near(['pyowm', 'openweather', 'open_weather', 'owm_', 'owm-', 'openweathermap'], /[a-zA-Z0-9]{32}/),
      maxLength: 713,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads the weather within its owner\'s limits.',
      get examples() {
        return [
          `OPENWEATHER_API_KEY=${hex(32)}`,
          `https://api.openweathermap.org/data/2.5/weather?appid=${hex(32, 1)}`,
        ];
      },
      get counterExamples() { return [...strangers('openweather', hex(32))]; },
    },
    {
      id: 'keyward/weatherstack-api-key',
      title: 'Weatherstack API key',
      keywords: ['weatherstack'],
      pattern: near(['weatherstack'], /[a-fA-F0-9]{32}/),
      maxLength: 711,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads the weather within its owner\'s limits.',
      documentation: 'https://docs.apilayer.com/weatherstack/docs/quickstart-guide',
      get examples() { return [`WEATHERSTACK_KEY=${hex(32)}`, `http://api.weatherstack.com/current?access_key=${hex(32, 1)}`]; },
      get counterExamples() { return [...strangers('weatherstack', hex(32))]; },
    },
  ],
);
