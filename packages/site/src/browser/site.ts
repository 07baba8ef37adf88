import { enableTabs } from './tabs.js';

enableTabs(document);
