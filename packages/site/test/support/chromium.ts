export { startChromium } from '../../src/measure/chromium.js';
