import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { micromark } from 'micromark'

/** The HTML of CommonMark. Raw HTML in it is shown as text, and addresses with unsafe schemes are left out. */
export function htmlOf(markdown: string): string {
  return micromark(markdown)
}

/** What is read of CommonMark without its marks: one text for each paragraph, heading, item, quotation or line of code. */
export function blocksOf(markdown: string): readonly string[] {
  return blocksIn(fromMarkdown(markdown))
}

function blocksIn(node: Nodes): readonly string[] {
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
      return node.children.flatMap(blocksIn)
    case 'thematicBreak':
    case 'definition':
      return []
    default: {
      const text = textOf(node)
      return text === '' ? [] : [text]
    }
  }
}
