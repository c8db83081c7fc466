import { defineConfig } from '@playwright/test';

export const launchOptions = {
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 2,
  // The machines are shared: what waits for something on the screen may take its time.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 900 },
    launchOptions,
  },
});
