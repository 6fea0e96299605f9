import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { renderPage } from '#components/language';
import { App } from './App.tsx';

void renderPage({ title: () => 'AI-Prism', catalogue: 'panel', content: () => <App /> });
