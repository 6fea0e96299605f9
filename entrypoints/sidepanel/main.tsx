import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { renderPage } from '#components/language';
import { whenErased } from '#lib/platform/erased-notice';
import { currentWindowId } from '#lib/platform/panel-window';
import { App } from './App.tsx';

const windowId = currentWindowId();
void renderPage({
  title: () => 'AI-Prism',
  catalogue: 'panel',
  content: async () => <App windowId={await windowId} />,
});
whenErased(() => location.reload());
