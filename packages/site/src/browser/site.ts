import { enableContents } from './contents.js';
import { enableCopy } from './copy.js';
import { enableLife } from './life.js';
import { enableMenu } from './menu.js';
import { enableSearch } from './search/search-box.js';
import { enableSide } from './side.js';
import { enableTabs } from './tabs.js';
import { enableTheme } from './theme.js';

enableTheme(document);
enableMenu(document);
enableSide(document);
enableContents(document);
enableTabs(document);
enableSearch();
enableCopy(document);
enableLife(document);
