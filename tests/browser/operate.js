// Works all marks of a page as a hand, a keyboard and a screen reader would. A function of the page's cells and of
// whether the screen is narrow; the keyboard must have been used before it is called, so that focus shows.
(cells, narrow) => {
  const found = []
  const say = (cell, measure, what) => found.push([cell, measure, what])
  const rect = (node) => node.getBoundingClientRect()
  const shown = (node) => rect(node).width > 2 && rect(node).height > 2 && getComputedStyle(node).visibility === 'visible'
  const ring = (node) => node && getComputedStyle(node).outlineStyle !== 'none' && parseFloat(getComputedStyle(node).outlineWidth) >= 2
  const name = (node) => (node.getAttribute('aria-label') || '').trim()
  const reaches = (node) => {
    node.focus()
    return document.activeElement === node
  }

  const channel = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  const colour = (text) => (text.match(/[\d.]+/g) || []).map(Number)
  const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255)
  const ground = (node) => {
    for (let above = node; above; above = above.parentElement) {
      const [r, g, b, alpha = 1] = colour(getComputedStyle(above).backgroundColor)
      if (alpha > 0.5) return [r, g, b]
    }
    return [255, 255, 255]
  }
  const contrast = (node) => {
    const [a, b] = [light(colour(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x)
    return (a + 0.05) / (b + 0.05)
  }

  const target = (cell, node) => {
    const r = rect(node)
    if (r.width < 23.9 || r.height < 23.9) say(cell, 'target', `${r.width.toFixed(1)} by ${r.height.toFixed(1)} px`)
    for (const other of document.querySelectorAll('label.margin-toggle')) {
      const o = rect(other)
      const wide = Math.min(r.right, o.right) - Math.max(r.left, o.left)
      const high = Math.min(r.bottom, o.bottom) - Math.max(r.top, o.top)
      if (other !== node && !other.contains(node) && wide > 1 && high > 1 && shown(other)) {
        say(cell, 'target', `shared with that of ${other.htmlFor} (${wide.toFixed(0)} by ${high.toFixed(0)} px)`)
      }
    }
  }

  for (const cell of cells) {
    const note = document.getElementById(`${cell.note}-text`)
    const mark = document.getElementById(`${cell.note}-mark`)
    const toggle = document.getElementById(cell.note)
    const link = mark.querySelector('.note-mark')
    const back = note.querySelector(':scope > .note-back')
    const opens = narrow && !note.closest('.tunit') && !document.querySelector('.notes-open')
    const owner = mark.closest('.sidenote, .marginnote')
    const outer = owner && document.getElementById(owner.id.replace(/-text$/, ''))
    if (opens && outer) outer.click()

    if (contrast(note) < 4.5) say(cell.label, 'colour', `the note has a contrast of ${contrast(note).toFixed(1)}`)
    if (contrast(mark) < 4.5) say(cell.label, 'colour', `the mark has a contrast of ${contrast(mark).toFixed(1)}`)
    if (narrow) target(cell.label, mark)

    if (opens) {
      if (!name(toggle)) say(cell.label, 'keyboard', 'the toggle has no name')
      if (!reaches(toggle)) say(cell.label, 'keyboard', 'the toggle can’t be reached')
      if (!ring(mark)) say(cell.label, 'keyboard', 'the mark doesn’t show that its toggle has the focus')
      toggle.click()
      if (!shown(note)) say(cell.label, 'keyboard', 'the toggle doesn’t open the note')
      const below = rect(note).top - rect(mark).bottom
      if (shown(note) && (below < -12 || below > innerHeight)) say(cell.label, 'narrow', `the note opens ${Math.round(below)} px below its mark`)
      toggle.click()
      mark.click()
      if (!shown(note)) say(cell.label, 'touch', 'the mark doesn’t open the note')
      mark.click()
      if (shown(note)) say(cell.label, 'touch', 'the mark doesn’t close the note')
    } else {
      const hidden = !cell.label.endsWith('-s') && !narrow // an unnumbered note has no mark in the text
      if (!hidden && (!reaches(link) || !ring(link))) say(cell.label, 'keyboard', 'the mark’s link can’t be reached or doesn’t show it')
      if (!name(link)) say(cell.label, 'keyboard', 'the mark’s link has no name')
      if (!hidden && !note.closest('.tunit, .funit') && getComputedStyle(note).backgroundColor === 'rgba(0, 0, 0, 0)') {
        say(cell.label, 'keyboard', 'the mark that has the focus doesn’t show its note')
      }
      if (document.querySelector(link.hash) !== note) say(cell.label, 'keyboard', 'the mark’s link doesn’t lead to the note')
      if (!narrow || !opens) {
        if (!reaches(back) || getComputedStyle(back).opacity !== '1') say(cell.label, 'keyboard', 'the way back can’t be reached or seen')
        if (document.querySelector(back.hash) !== mark) say(cell.label, 'keyboard', 'the way back doesn’t lead to the mark')
      }
    }
    if (opens && outer) outer.click()
  }
  return found
}
