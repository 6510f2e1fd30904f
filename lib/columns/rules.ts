import { type ImportColumn, importColumns } from '../imports/schema'

/** What other tables call these columns, in English and Japanese, as {@link plainName} leaves it. */
const otherNames = {
  provider: ['vendor', 'company', 'organization', 'organisation', '提供元', '提供者', '開発元', 'プロバイダー'],
  model_id: ['id', 'model', 'apiid', 'apiname', 'modelidentifier', 'identifier', '識別子', 'モデルid'],
  display_name: ['name', 'modelname', 'title', '名前', '名称', '表示名', 'モデル名', '製品名'],
  family: ['series', 'modelfamily', '系列', 'シリーズ', 'ファミリー'],
  released_on: ['released', 'releasedate', 'launchdate', '公開日', '発売日', 'リリース日'],
  state: ['status', 'stage', 'lifecycle', '状態', '段階', 'ステータス'],
  deprecated_on: ['deprecated', 'deprecationdate', '非推奨日', '廃止予定日', '廃止発表日'],
  retires_on: ['retired', 'retires', 'retirementdate', 'shutdowndate', 'sunsetdate', '引退日', '終了日', '廃止日'],
  retires_on_is_tentative: ['tentative', 'istentative', 'retiresontentative', '仮', '未確定'],
  replacement_model_id: ['replacement', 'replacements', 'replacementmodel', 'successor', '後継', '後継モデル'],
  source_url: ['source', 'url', 'link', 'sourcelink', '出典', '情報源', '参照元'],
} as const satisfies Record<ImportColumn, readonly string[]>

const columnByName = new Map<string, ImportColumn>(
  importColumns.flatMap((column) => [plainName(column), ...otherNames[column]].map((name) => [name, column] as const)),
)

/** The known column that an unknown name probably means: another spelling, another word, or one slip of the pen. */
export function likelyColumn(name: string): ImportColumn | null {
  const plain = plainName(name)
  return columnByName.get(plain) ?? importColumns.find((column) => isOneSlipFrom(plain, plainName(column))) ?? null
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** One letter left out, added, changed, or swapped with its neighbour. */
function isOneSlipFrom(text: string, other: string): boolean {
  const [short, long] = text.length <= other.length ? [text, other] : [other, text]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const isSwapped =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  return isSwapped || long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at)
}
