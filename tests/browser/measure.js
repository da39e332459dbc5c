// Measures all notes of a page at once. A function of the page's cells (see matrix_pages.py) and of whether the
// screen is narrow and shows all notes opened; returns a list of [cell, measure, what was found].
(cells, narrow, open) => {
  const SLACK = 1.5
  const found = []
  const say = (cell, measure, what) => found.push([cell, measure, what])
  const main = document.querySelector('main')
  const box = (node) => {
    const r = node.getBoundingClientRect()
    return {left: r.left, right: r.right, top: r.top + scrollY, bottom: r.bottom + scrollY, width: r.width, height: r.height}
  }
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK
  const round = (r) => `${Math.round(r.left)},${Math.round(r.top)}–${Math.round(r.right)},${Math.round(r.bottom)}`
  const lineHeight = (node) => {
    const style = getComputedStyle(node)
    return parseFloat(style.lineHeight) || 1.2 * parseFloat(style.fontSize)
  }
  const visible = (node) => {
    const r = node.getBoundingClientRect()
    return r.width > 2 && r.height > 2 && getComputedStyle(node).visibility === 'visible'
  }

  // The rectangles of a word inside an element, in page coordinates.
  const words = (root, word) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(word)
      if (at < 0 || node.parentElement.closest('annotation')) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + word.length)
      return {node: node.parentElement, ...box(range)}
    }
    return null
  }

  // Whether something above an element hides a part of it that can't be scrolled to.
  const clipped = (node, rect) => {
    for (let above = node; above && above !== document.body; above = above.parentElement) {
      const style = getComputedStyle(above)
      const frame = box(above)
      const scrolls = /auto|scroll/.test(style.overflowX)
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
      if (scrolls && rect.left >= frame.left - SLACK) {
        rect = {...rect, left: Math.max(rect.left, frame.left), right: Math.min(rect.right, frame.right)}
        if (rect.right < rect.left) rect = {...rect, left: frame.left, right: frame.left + 1}
        continue
      }
      if (rect.left < frame.left - SLACK || rect.right > frame.right + SLACK || rect.bottom > frame.bottom + 6) return above
    }
    return rect.left < -SLACK || rect.right > innerWidth + SLACK ? document.body : null
  }

  const notes = [...document.querySelectorAll('.sidenote, .marginnote')].filter((node) => node.tagName !== 'LABEL')
  const shown = notes.filter(visible)
  const boxes = new Map(shown.map((note) => [note, box(note)]))

  // What a note must not lie on: lines of text, pictures, tables, code, furniture.
  const things = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!node.data.trim() || !parent.checkVisibility() || parent.closest('.sidenote, .marginnote, script, style, annotation, .unseen, .skip-link, .mathblock, math')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const r of range.getClientRects()) {
      if (r.width > 1 && r.height > 1) {
        // The glyphs, not the leading that an inline box may have above and below them.
        const trim = r.height * 0.15
        things.push({what: `text “${node.data.trim().slice(0, 24)}”`, node: parent,
          left: r.left, right: r.right, top: r.top + scrollY + trim, bottom: r.bottom + scrollY - trim})
      }
    }
  }
  for (const node of document.querySelectorAll('main img, main table, main pre, main hr, main .mathblock, main iframe, .toc, .site-footer, .sequence')) {
    if (node.closest('.sidenote, .marginnote') || !visible(node)) continue
    things.push({what: `<${node.localName} ${node.className}>`, node, ...box(node)})
  }
  things.sort((a, b) => a.top - b.top)

  const cellOf = new Map()
  for (const cell of cells) {
    const note = document.getElementById(`${cell.note}-text`)
    if (note) cellOf.set(note, cell.label)
  }

  // Horizontal scrolling is a fault of the page, so all its cells have it.
  if (document.documentElement.scrollWidth > innerWidth) {
    say('page', 'scroll', `${document.documentElement.scrollWidth} px wide`)
  }

  shown.forEach((note, index) => {
    const label = cellOf.get(note) || `(${note.id})`
    const mine = boxes.get(note)
    for (const other of shown.slice(index + 1)) {
      if (!note.contains(other) && !other.contains(note) && meet(mine, boxes.get(other))) {
        say(label, 'overlap', `with the note ${other.id}: ${round(mine)} and ${round(boxes.get(other))}`)
      }
    }
    for (const thing of things) {
      if (thing.top > mine.bottom) break
      if (!note.contains(thing.node) && !thing.node.contains(note) && meet(mine, thing)) {
        say(label, 'overlap', `with ${thing.what}: ${round(mine)} and ${round(thing)}`)
        break
      }
    }
    // What is in a note stays in it, or scrolls in it.
    for (const part of note.querySelectorAll('*')) {
      if (part.closest('.mathblock, math, pre, .table-wrapper, .note-back, label') && !part.matches('.mathblock, pre, .table-wrapper')) continue
      const r = box(part)
      if (r.width > 1 && (r.right > mine.right + SLACK || r.left < mine.left - 2 - SLACK || r.bottom > mine.bottom + 4) && !part.closest('.sidenote .sidenote')) {
        say(label, 'payload', `<${part.localName} ${part.className}> leaves the note: ${round(r)} and ${round(mine)}`)
        break
      }
    }
  })

  // Where the margin is already taken from above: notes, captions, blocks that reach into it.
  const column = (document.querySelector('article section') || document.querySelector('article')).getBoundingClientRect()
  const taken = [...boxes].map(([note, r]) => ({node: note, ...r}))
  for (const node of document.querySelectorAll('figcaption, .fullwidth, .tunit, .funit, .funit > *, figure')) {
    if (visible(node) && (box(node).right > column.right + 5 || node.closest('.full-width'))) taken.push({node, ...box(node)})
  }

  for (const cell of cells) {
    const note = document.getElementById(`${cell.note}-text`)
    const mark = document.getElementById(`${cell.note}-mark`)
    const toggle = document.getElementById(cell.note)
    if (!note || !mark || !toggle) {
      say(cell.label, 'payload', `${note ? '' : 'no note '}${mark ? '' : 'no mark '}${toggle ? '' : 'no toggle'}`)
      continue
    }
    if (!boxes.has(note)) {
      if (!narrow || open) say(cell.label, 'payload', 'the note is not shown')
      continue
    }
    if (narrow && !open && !document.querySelector(".notes-open") && !note.closest('.tunit')) say(cell.label, 'narrow', 'the note is shown before it is asked for')
    const mine = boxes.get(note)
    for (const word of [cell.begin, cell.end]) {
      const at = words(note, word)
      if (!at || at.width < 1 || at.height < 1) say(cell.label, 'payload', `the word ${word} is not shown`)
      else {
        const by = clipped(at.node, at)
        if (by) say(cell.label, 'payload', `${word} is cut off by <${by.localName} class="${by.className}">`)
      }
    }
    const part = cell.expected && note.querySelector(cell.expected)
    if (cell.expected && (!part || part.getBoundingClientRect().width < 2)) say(cell.label, 'payload', `no ${cell.expected}`)

    const at = box(mark)
    const line = lineHeight(mark.parentElement)
    const first = mine.top + parseFloat(getComputedStyle(note).paddingTop)
    if (narrow) {
      if (mine.top < at.top - line) say(cell.label, 'level', `the note stands ${Math.round(at.top - mine.top)} px above its mark`)
      continue
    }
    if (!at.width && mark.classList.contains('sidenote-number')) say(cell.label, 'level', 'the mark is not shown')
    // A mark that isn't shown has no box: its note is level with the line it would be in.
    const here = at.height ? at : box(mark.parentElement)
    const above = taken.filter((r) => r.node !== note && !r.node.contains(note) && !note.contains(r.node) && r.bottom <= mine.top + 4)
    const free = Math.max(here.top, ...above.map((r) => r.bottom))
    const last = at.height ? here.top : here.bottom
    const table = note.closest('.tunit')
    const earliest = table ? box(table).top : here.top
    // Tops of boxes stand for base lines, hence the few pixels more.
    if (first > Math.max(free, last) + line + 4) say(cell.label, 'level', `${Math.round(first - Math.max(free, last))} px below its mark`)
    if (first < earliest - line) say(cell.label, 'level', `${Math.round(earliest - first)} px above its mark`)
  }
  return found
}
