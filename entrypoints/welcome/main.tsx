import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { t } from '@lingui/core/macro';
import { renderPage } from '#components/language';
import { App } from './App.tsx';

void renderPage({ title: () => t`Welcome to AI-Prism`, catalogue: 'pages', content: () => <App /> });
