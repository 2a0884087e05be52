-- One Pandoc process for a whole kit: read each text once, write every form of it.
-- Argument: a JSON file, a list of {text, tree, outputs: [{to, path, reference}]}.

-- The Markdown of the kits, and nothing more. This reader takes half the time of « markdown ».
local READER = "commonmark+attributes+bracketed_spans+definition_lists+fenced_divs+footnotes"
  .. "+pipe_tables+strikeout+yaml_metadata_block"

-- A table of more letters than this, a third of a page, may run over two pages between rows.
local LONG, LONG_LETTERS = "longue", 700

local function read_file(path)
  local file = assert(io.open(path, "rb"))
  local content = file:read("a")
  file:close()
  return content
end

local function write_file(path, content)
  local file = assert(io.open(path, "wb"))
  file:write(content)
  file:close()
end

-- « **Dites** : … » is what the adviser says aloud: every form of the document shows it apart.
local function mark_speech(paragraph)
  local first = paragraph.content[1]
  if first and first.t == "Strong" and pandoc.utils.stringify(first):match("^Dites") then
    return pandoc.Div({ paragraph }, pandoc.Attr("", { "dites" }, { ["custom-style"] = "Dites" }))
  end
end

local function is_picture(block)
  return block.t == "Para" and #block.content == 1 and block.content[1].t == "Image"
end

-- On a slide, a picture stands beside the words, or under one line of words.
local function split_slide(words, pictures, notes)
  if #words == 0 or #pictures == 0 or (#words == 1 and words[1].t == "Para") then
    return words .. pictures .. notes
  end
  local function column(blocks)
    return pandoc.Div(blocks, pandoc.Attr("", { "column" }))
  end
  return pandoc.Blocks({
    pandoc.Div({ column(words), column(pictures) }, pandoc.Attr("", { "columns" })),
  }) .. notes
end

local function arrange_slides(blocks)
  local out, words, pictures, notes = pandoc.Blocks({}), {}, {}, {}
  local function flush()
    out:extend(split_slide(pandoc.Blocks(words), pandoc.Blocks(pictures), pandoc.Blocks(notes)))
    words, pictures, notes = {}, {}, {}
  end
  for _, block in ipairs(blocks) do
    if block.t == "Header" then
      flush()
      out:insert(block)
    elseif block.t == "Div" and block.classes:includes("notes") then
      table.insert(notes, block)
    else
      table.insert(is_picture(block) and pictures or words, block)
    end
  end
  flush()
  return out
end

-- What Python needs to know of the pictures and tables, in reading order.
local function contents(doc)
  local images, tables = pandoc.List({}), pandoc.List({})
  doc:walk({
    Image = function(image)
      images:insert({ src = image.src, alt = pandoc.utils.stringify(image.caption) })
    end,
    Table = function(table)
      tables:insert({ whole = not table.classes:includes(LONG) })
    end,
  })
  return images, tables
end

-- Paragraphs in a style of the models; the writers give a « Plain » none.
local function styled(blocks, name)
  local paragraphs = pandoc.Blocks(blocks):map(function(block)
    return block.t == "Plain" and pandoc.Para(block.content) or block
  end)
  return pandoc.Div(paragraphs, pandoc.Attr("", {}, { ["custom-style"] = name }))
end

-- A list of boxes to tick has no bullets besides its boxes.
local function boxes(list)
  local lines = pandoc.Blocks({})
  for _, item in ipairs(list.content) do
    local first = item[1] and pandoc.utils.stringify(item[1]) or ""
    if not (first:match("^☐") or first:match("^☑")) then
      return nil
    end
    lines:extend(item)
  end
  return styled(lines, "À cocher")
end

-- A frame is a style of its paragraphs: lists need theirs, which keeps the place of bullets.
local function boxed(div)
  if not div.classes:includes("encadre") then
    return nil
  end
  local inside = div:walk({
    BulletList = function(list)
      list.content = list.content:map(function(item)
        return { styled(item, "Encadré à puces") }
      end)
      return list
    end,
  })
  return styled(inside.content, "Encadré")
end

-- How wide a column wants to be, in letters; one to fill by hand wants room.
local function column_length(table, index)
  local longest = 0
  for _, body in ipairs(table.bodies) do
    for _, row in ipairs(body.body) do
      longest = math.max(longest, utf8.len(pandoc.utils.stringify(row.cells[index].contents)))
    end
  end
  if longest == 0 then
    return 28
  end
  for _, row in ipairs(table.head.rows) do
    longest = math.max(longest, utf8.len(pandoc.utils.stringify(row.cells[index].contents)))
  end
  return math.max(10, math.min(longest + 5, 60))
end

-- The widths that an author draws with dashes under the heads of a table, in reading order. The
-- reader forgets them; three dashes everywhere say nothing.
local function drawn_widths(text)
  local found = pandoc.List({})
  for line in text:gmatch("\n(|[-:| ]*%-%-%-[-:| ]*|)%f[\r\n\0]") do
    local lengths = pandoc.List({})
    for dashes in line:gmatch("[-:]+") do
      lengths:insert(#dashes)
    end
    found:insert(math.max(table.unpack(lengths)) > 3 and lengths or {})
  end
  return found
end

-- Every table takes the whole line: as drawn, or long columns share what short ones leave.
local function spread(table, drawn)
  if utf8.len(pandoc.utils.stringify(table)) > LONG_LETTERS then
    table.classes:insert(LONG)
  end
  local lengths, total = {}, 0
  for index in ipairs(table.colspecs) do
    lengths[index] = drawn and drawn[index] or column_length(table, index)
    total = total + lengths[index]
  end
  table.colspecs = table.colspecs:map(function(spec, index)
    return { spec[1], lengths[index] / total }
  end)
  return table
end

-- Cells to fill by hand need some height.
local function roomy(div)
  if not div.attributes.rangee then
    return nil
  end
  local blank = styled({ pandoc.Para({ pandoc.Str("\u{a0}") }) }, "Case")
  return div:walk({
    Table = function(table)
      for _, body in ipairs(table.bodies) do
        for _, row in ipairs(body.body) do
          for _, cell in ipairs(row.cells) do
            if #cell.contents == 0 then
              cell.contents = pandoc.Blocks({ blank })
            end
          end
        end
      end
      return table
    end,
  })
end

-- Two tables side by side in ODT are a section of two columns.
local function columns(div)
  if not div.classes:includes("moities") then
    return nil
  end
  local open = '<text:section text:style-name="Colonnes" text:name="Comptes">'
  local out = pandoc.Blocks({ pandoc.RawBlock("opendocument", open) })
  for _, half in ipairs(div.content) do
    out:extend(half.content)
  end
  out:insert(pandoc.RawBlock("opendocument", "</text:section>"))
  return out
end

-- Ten centimetres, less when the drawing is tall: it must leave room for words.
local function usual_width(source)
  local head = source:match("%.svg$") and read_file(source) or ""
  local across, down = head:match('viewBox="[%d.-]+ [%d.-]+ ([%d.]+) ([%d.]+)"')
  local ratio = across and tonumber(down) / tonumber(across) or 0.6
  return string.format("%.1fcm", math.min(10, 7.5 / ratio))
end

-- Office files: drawings as pictures, sizes in centimetres, headings under the title.
local function for_office(doc)
  local meta = doc.meta
  doc.meta = { title = meta.title, description = meta.description, lang = meta.lang }
  return doc:walk({
    BulletList = boxes,
    Div = function(div)
      return columns(div) or roomy(div) or boxed(div)
    end,
    Image = function(image)
      if not image.attributes.width and not image.attributes.height then
        image.attributes.width = usual_width(image.src)
      end
      image.src = image.src:gsub("%.svg$", ".png")
      return image
    end,
    Header = function(header)
      header.level = math.max(1, header.level - 1)
      return header
    end,
  })
end

local ODT = pandoc.template.compile(pandoc.template.default("opendocument"))

local function write(doc, office, output)
  if output.to == "html" then
    local sections = pandoc.structure.make_sections(doc.blocks)
    return pandoc.write(pandoc.Pandoc(sections), "html5", { wrap_text = "none" })
  end
  local options = pandoc.WriterOptions({ reference_doc = output.reference })
  if output.to == "odt" then
    options.template = ODT
  end
  return pandoc.write(office, output.to, options)
end

local function metadata(doc)
  local meta = {}
  for key, value in pairs(doc.meta) do
    meta[key] = pandoc.utils.stringify(value)
  end
  return meta
end

-- The tree as Typst and Python read it. Pandoc's own writer is faster than Lua's encoder.
local function tree(doc)
  local blocks = pandoc.write(pandoc.Pandoc(doc.blocks), "json"):match('"blocks":(.*)}%s*$')
  local images, tables = contents(doc)
  local head = pandoc.json.encode({ meta = metadata(doc), images = images, tables = tables })
  return head:sub(1, -2) .. ',"blocks":' .. blocks .. "}"
end

for _, job in ipairs(pandoc.json.decode(read_file(arg[1]), false)) do
  local text = read_file(job.text)
  local drawn = drawn_widths(text)
  local doc = pandoc.read(text, READER):walk({
    Para = mark_speech,
    Table = function(table)
      return spread(table, drawn:remove(1))
    end,
  })
  if job.slides then
    doc.blocks = arrange_slides(doc.blocks)
  end
  write_file(job.tree, tree(doc))
  local office = #job.outputs > 0 and for_office(doc)
  for _, output in ipairs(job.outputs) do
    write_file(output.path, write(doc, office, output))
  end
end
