import { marked, type Token, type Tokens } from 'marked';
import type { Truth } from './document.ts';

/** A policy as a web page, with its titles by the syntax tree of its Markdown. */
export interface PolicyDocument {
  readonly html: string;
  readonly truth: Truth;
  /** Its titles are bold paragraphs: it has fewer Markdown headings than those. */
  readonly hasBoldTitles: boolean;
  /** How many titles its Markdown marks, bold ones included. */
  readonly titles: number;
}

interface Title {
  readonly text: string;
  readonly level: number;
  readonly isBold: boolean;
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if ('tokens' in token && token.tokens) return plainText(token.tokens);
      if (token.type === 'br') return ' ';
      if (token.type === 'image' || token.type === 'html') return '';
      return 'text' in token && typeof token.text === 'string' ? decode(token.text) : '';
    })
    .join('');
}

function decode(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** A paragraph that is one bold run and reads as a title: up to 16 words, no sentence unless it is numbered. */
function boldTitle(paragraph: Tokens.Paragraph): string | null {
  const parts = paragraph.tokens.filter((token) => token.type !== 'br' && token.raw.trim() !== '');
  if (parts.length === 0 || !parts.every((token) => token.type === 'strong')) return null;
  const text = plainText(paragraph.tokens).replace(/\s+/g, ' ').trim();
  const words = text.split(' ').length;
  const isNumbered = /^(?:section|article|annex)?\s*[\dA-Z]+(?:\.\d+)*[.)]?\s/i.test(text) && /\d/.test(text);
  const isSentence = /[.!]$/.test(text) && words > 6 && !isNumbered;
  return text === '' || words > 16 || isSentence || /[,;]$/.test(text) ? null : text;
}

/** How deep a number goes: "2.1" 2; 0 without a number. */
function depthOf(title: string): number {
  return /^(\d{1,3}(?:\.\d{1,3})*)\.?\s/.exec(title)?.[1]?.split('.').length ?? 0;
}

function titlesOf(tokens: readonly Token[]): Title[] {
  return tokens.flatMap((token): Title[] => {
    if (token.type === 'heading') {
      const text = plainText((token as Tokens.Heading).tokens)
        .replace(/\s+/g, ' ')
        .trim();
      return text === '' ? [] : [{ text, level: (token as Tokens.Heading).depth, isBold: false }];
    }
    if (token.type === 'blockquote' || token.type === 'list_item')
      return titlesOf((token as Tokens.ListItem).tokens).filter(({ isBold }) => !isBold);
    if (token.type === 'list') return (token as Tokens.List).items.flatMap((item) => titlesOf([item]));
    if (token.type !== 'paragraph') return [];
    const text = boldTitle(token as Tokens.Paragraph);
    return text === null ? [] : [{ text, level: 7 + depthOf(text), isBold: true }];
  });
}

/** The nearest title before with a smaller level; bold titles without a number stand under the last numbered one. */
function withParents(titles: readonly Title[]): { readonly text: string; readonly parent: number }[] {
  const open: { readonly level: number; readonly index: number }[] = [];
  const isNumbered = titles.filter(({ isBold, level }) => isBold && level > 7).length >= 3;
  return titles.map(({ text, level, isBold }, index) => {
    const own = isBold && level === 7 && isNumbered ? 20 : level;
    while ((open.at(-1)?.level ?? 0) >= own) open.pop();
    const parent = open.at(-1)?.index ?? -1;
    open.push({ level: own, index });
    return { text, parent };
  });
}

/** Renders Markdown and reads its titles. */
export function readPolicy(markdown: string): PolicyDocument {
  const titles = titlesOf(marked.lexer(markdown));
  const bold = titles.filter(({ isBold }) => isBold);
  const hasBoldTitles = bold.length > titles.length - bold.length;
  const counted = hasBoldTitles ? titles : titles.filter(({ isBold }) => !isBold);
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>Policy</title></head><body>${marked.parse(markdown, { async: false })}</body></html>`;
  const optional = hasBoldTitles ? [] : bold.map(({ text }) => text);
  return {
    html,
    hasBoldTitles,
    titles: titles.length,
    truth: { kind: 'source', headings: withParents(counted), optional },
  };
}
