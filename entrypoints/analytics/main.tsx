import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { t } from '@lingui/core/macro';
import { renderPage } from '#components/language';
import { whenErased } from '#lib/platform/erased-notice';
import { App } from './App.tsx';

void renderPage({ title: () => t`AI-Prism analytics`, catalogue: 'pages', content: () => <App /> });
whenErased(() => location.reload());
