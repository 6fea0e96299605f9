import { readContents, readHeadingMarkup } from './contents.ts';
import { readDefuddle, readReadability } from './peers.ts';
import { readProduct } from './product.ts';
import type { PageSide } from './protocol.ts';
import { readRfcXml } from './rfc-xml.ts';

const side: PageSide = { readProduct, readReadability, readDefuddle, readContents, readRfcXml, readHeadingMarkup };
Object.assign(globalThis, { outlineBenchmark: side });
