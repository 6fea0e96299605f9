/** What a text tries to do to a machine that reads it. */
export type InjectionAim =
  | 'override'
  | 'address'
  | 'role'
  | 'dialogue'
  | 'verdict'
  | 'disclosure'
  | 'task'
  | 'exfiltration';

export interface InjectionPattern {
  readonly aim: InjectionAim;
  /** Matches lower-case text with single white space and '¶' where a line begins, and so little of it that people's texts are spared. */
  readonly pattern: RegExp;
}

/** What stands before an order: the start of a text or sentence, a label, or a word that leads to one. */
const LEAD = String.raw`(?:^ ?|[.!?:;>*#)\]"'¶,-] ?|\b(?:please|now|and|then|kindly|completely|you must|you should|you will|simply|just|instead) )`;
const MODEL = String.raw`(?:ais?|llms?|large language models?|language models?|chatbots?|gpt(?:-\d)?|chatgpt|claude|gemini|copilot|bedrock|ai (?:assistants?|agents?|models?|systems?|reviewers?|tools?|engines?)|assistants?|(?:automated|automatic|machine) (?:reviewers?|readers?|review|agents?))`;
const RULES =
  '(?:instructions?|prompts?|guidelines|directives|rules|programming|commands?|orders|safeguards?|restrictions)';

/** An order: verbs that begin one. Looking for the verb first keeps the search fast. */
function order(verbs: string): string {
  return String.raw`\b(?:${verbs})(?<=${LEAD}(?:${verbs}))`;
}

const define = (aim: InjectionAim, ...sources: string[]): InjectionPattern[] =>
  sources.map((source) => ({ aim, pattern: new RegExp(source, 'gu') }));

export const PATTERNS: readonly InjectionPattern[] = [
  ...define(
    'override',
    String.raw`${order('ignore|disregard|forget|override|bypass|discard|skip')} (?:about )?(?:all|any|every|the|your|everything|these|those|what)?[^.¶]{0,30}\b(?:previous|prior|above|earlier|preceding|your|system|original|initial|told)\b[^.¶]{0,30}\b(?:${RULES}|training|context|before)\b`,
    `${order('ignore|disregard|forget')} (?:everything|all) (?:above|before|that|you|so far)`,
    String.raw`\b(?:your|the) (?:previous|prior|earlier|original|system) ${RULES} (?:are|is|have been|has been|were) (?:now )?(?:void|cancelled|canceled|revoked|superseded|replaced|outdated|lifted|suspended)\b`,
    String.raw`\b(?:do not|don't|stop) (?:follow|following|obey|obeying|apply|applying) (?:your|the (?:system|original|previous)) ${RULES}\b`,
    // In other languages: "ignore" and "instructions" within one sentence, in either order.
    '(?:ignorier|missacht|vergiss|vergessen sie|beachte nicht)[^.¶]{0,50}(?:anweisung|instruktion|anleitung|vorgabe|prompt)',
    '(?:ignore[zr]?|oublie[zr]?|ne tiens pas compte|ne tenez pas compte)[^.¶]{0,50}(?:instructions? (?:précédentes|ci-dessus|antérieures)|consignes)',
    '(?:ignor[ae]|olvid[ae]|descart[ae])[^.¶]{0,50}(?:instrucciones|indicaciones|órdenes) (?:anteriores|previas)',
    '(?:ignora|dimentica)[^.¶]{0,50}(?:istruzioni|indicazioni) (?:precedenti|sopra)',
    '(?:ignore|esqueça|desconsidere)[^.¶]{0,50}instruções',
    '(?:negeer|vergeet)[^.¶]{0,50}instructies',
    '(?:zignoruj|zapomnij)[^.¶]{0,50}(?:instrukcj|polece)',
    '(?:игнорируй|забудь)[^.¶]{0,50}(?:инструкци|указани)',
    '(?:忽略|无视|無視|忘记|忘掉)[^。¶]{0,16}(?:指令|指示|提示|要求)',
    '(?:指示|命令|プロンプト)[^。¶]{0,16}(?:無視|忘れ)',
    '(?:지시|명령|프롬프트)[^.¶]{0,16}(?:무시|잊)',
    'تجاهل[^.¶]{0,40}(?:التعليمات|الأوامر)',
    'निर्देश[^।¶]{0,30}(?:अनदेखा|नज़रअंदाज़|भूल)',
    '(?:talimat|komut)[^.¶]{0,40}(?:yoksay|görmezden gel|unut)',
  ),
  ...define(
    'address',
    String.raw`\bif you(?: are|'re) (?:an? |the )?${MODEL}\b`,
    String.raw`\b(?:note|message|notice|instructions?|attention|hint|hello|hey|dear)(?: to| for)? (?:an? |the |any |all |every )?${MODEL}\b ?(?:[:,!]|reading|reviewing|processing|analy[sz]ing|summari[sz]ing|that)`,
    String.raw`\bas an? (?:ai|large language|language) (?:language )?(?:model|assistant)\b`,
    String.raw`\b${MODEL} (?:reading|reviewing|processing|analy[sz]ing) (?:this|the) (?:text|document|page|section|policy|contract)\b`,
  ),
  ...define(
    'role',
    String.raw`\byou are (?:now )?(?:dan\b|in (?:developer|debug|god|maintenance|admin) mode|an? (?:unrestricted|unfiltered|uncensored|jailbroken|helpful|different) |acting as|no longer (?:an? (?:ai|assistant|reviewer)|bound by (?:your|any) ${RULES}))`,
    String.raw`${order('act|behave|respond|answer')} as (?:if you (?:were|are|had)|an? (?:unrestricted|helpful|different|unfiltered)|dan\b|the (?:system|administrator|developer))`,
    String.raw`${order('pretend')} (?:to be|that you|you are)\b`,
    String.raw`\b(?:developer|debug|god|maintenance|admin|sudo|jailbreak) mode (?:is )?(?:enabled|activated|on|unlocked)\b`,
    String.raw`${order('enter|switch to|enable|activate')} (?:developer|debug|god|maintenance|admin|jailbreak) mode\b`,
    String.raw`\bthis is (?:your (?:developer|creator|administrator)|(?:anthropic|openai|aws|amazon)(?: bedrock)?(?: support| staff| security| team)?)[^.¶]{0,30}[:.,] ?(?:you|please|disable|ignore|reveal|override)`,
  ),
  ...define(
    'dialogue',
    String.raw`<\|?(?:im_start|im_end|endoftext|end_of_text|start_header_id|eot_id|system|assistant)\|?>`,
    String.raw`\[/?inst\]|<</?sys>>`,
    String.raw`</(?:section|document|context|input|user_input|untrusted)-\w+>`,
    '<(?:system|interaction-config|system-prompt|admin|override)(?: [^>]{0,80})?>',
    '(?:^|[¶.!?] ?)#{3,} ?(?:instructions?|system|response|assistant|new task) ?:',
    '"role" ?: ?"(?:system|assistant|developer)"',
    `(?:^|[¶.!?"'] ?)(?:human|user) ?: .{1,200}[¶.!?"'] ?assistant ?:`,
    String.raw`(?:^|[¶.!?\[] ?)(?:system|developer)(?: (?:prompt|message|note|override|instruction|update|notice))? ?[:\]] ?(?:you|ignore|the (?:assistant|model|reviewer)|from now|do not|disregard|all (?:findings|sections)|new|override|this (?:section|document))`,
  ),
  ...define(
    'verdict',
    String.raw`\b(?:rate|mark|score|classify|treat|report|label|assess|record) (?:this|the|every|each|all)(?: \w+){0,3} as (?:having )?(?:no|low|zero|minimal|risk-free|safe|harmless|fully compliant|compliant|approved|passed|reviewed)\b`,
    `${order('return|output|respond|reply|answer|give|produce')}(?: with| only)* (?:no|zero|an empty|"?none"?|exactly)[^.¶]{0,40}(?:findings?|issues?|risks?|list|answer|json)`,
    String.raw`\b(?:do not|don't|never) (?:report|flag|mention|list|raise|include|quote|criticise|criticize)(?: any| this| these| the| anything)*[^.¶]{0,20}\b(?:findings?|this (?:section|clause|paragraph|sentence|instruction)|in (?:your|the) (?:review|answer|report|summary|output))\b`,
    String.raw`\{ ?"?(?:risk|severity)"? ?: ?"?(?:none|low|info)"?[^}]{0,80}\}`,
    String.raw`"findings" ?: ?(?:0|\[ ?\])`,
    String.raw`\b(?:already|pre-?|previously) ?(?:reviewed|approved|cleared|audited|vetted)\b[^.¶]{0,60}\b(?:skip|no (?:further )?(?:review|analysis|findings?)|need not be (?:reviewed|analy[sz]ed))\b`,
    String.raw`\b(?:skip|omit|exclude) (?:this|the (?:next|following|remaining|rest))[^.¶]{0,30}\b(?:from|in) (?:your|the) (?:review|analysis|findings|answer|output)\b`,
  ),
  ...define(
    'disclosure',
    String.raw`\b(?:repeat|reveal|print|show|output|disclose|leak|display|quote|send|tell)(?: me| us| back)* (?:your|the)(?: \w+){0,2} (?:system prompt|initial prompt|hidden prompt|prompt verbatim|instructions verbatim)\b`,
    String.raw`\b(?:repeat|reveal|print|output|disclose|leak|quote)(?: me| us| back)* (?:your|all (?:of )?your) ${RULES}\b`,
    String.raw`${order('reveal|print|output|include|send|disclose|export')}[^.¶]{0,30}\b(?:access keys?|api keys?|credentials|secret keys?|session tokens?)\b[^.¶]{0,40}\b(?:in your (?:answer|output|response|summary|findings?)|you (?:have|know|use))`,
  ),
  ...define(
    'task',
    String.raw`\b(?:new|updated|revised|real|actual|next|following) (?:task|instructions?|objective|assignment|directive|priority) ?: ?\w`,
    String.raw`\bend of (?:the )?(?:document|section|input|text|user input|context)\b ?[.:\]>\-]* ?(?:now|new|you|write|summari[sz]e|translate|ignore|system|assistant|begin)\b`,
    `${order('instead')}(?: of [^.,¶]{2,60})?,? (?:please )?(?:write|output|respond with|answer with|reply with|say|print|generate|compose|produce) (?:a|an|the|only|exactly|"|')`,
    String.raw`\b(?:your|the (?:ai|model|assistant)'s) (?:only|new|real|true) (?:task|job|goal|purpose|role) is\b`,
    String.raw`\bfrom now on,? (?:you|all|every|answer|respond|always)\b[^.¶]{0,60}\b(?:answer|respond|reply|finding|output|say|review|must)`,
  ),
  ...define(
    'exfiltration',
    String.raw`!\[[^\]¶]{0,60}\]\(https?://[^)\s]*(?:[?&=]|%7b|\{|<)`,
    String.raw`${order('append|encode|include|put|add|embed')}[^.¶]{0,20}\b(?:your|all (?:the )?findings|the (?:findings|conversation|document|answer|key|text of))\b[^.¶]{0,40}\b(?:in|to|into|as)(?: a| an| the)?(?: markdown)? (?:url|query|link|image)`,
    String.raw`${order('fetch|open|load|call|visit|send')}[^.¶]{0,60}https?://\S+[^¶]{0,40}\b(?:your|the (?:findings|conversation|document|answer|key))\b`,
  ),
];

/** The commonest of them with all spaces left out, for letters that were set apart. */
export const SQUEEZED: readonly InjectionPattern[] = define(
  'override',
  '(?:ignore|disregard|forget)(?:all)?(?:of)?(?:the|your|any)?(?:previous|prior|above|earlier)(?:instructions?|prompts?|rules)',
);
