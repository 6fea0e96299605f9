import './sample.css';
import { servePageReader } from '#lib/platform/page-reader';

// No script can be put into a page of the extension: the sample brings its reader along, and is trusted with no more.
servePageReader({ isValid: () => true, onInvalidated: () => undefined });
