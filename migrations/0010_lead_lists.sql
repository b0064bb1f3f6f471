-- Lists of leads that cost a page, whatever the number of leads (docs/decisions/0012-lead-lists.md). Columns, indexes
-- and triggers are added and two indexes replaced: yesterday's code runs on this.

-- How a name is looked for by its beginning: lower case, without accents; no display name: NULL.
ALTER TABLE leads ADD COLUMN search_username TEXT NOT NULL DEFAULT '';
ALTER TABLE leads ADD COLUMN search_display TEXT;
-- What `contact_points` says of the lead, kept in step by the triggers below, so that a page reads no second row for it:
-- JSON as the list shows it, and the bare values, each with a space before it.
ALTER TABLE leads ADD COLUMN contacts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE leads ADD COLUMN contact_values TEXT NOT NULL DEFAULT '';

-- `search_name` is both names, already folded; a username has no space in it, so it is the first word.
UPDATE leads SET
  search_username = CASE
    WHEN username = '' THEN ''
    WHEN instr(trim(username), ' ') > 0 OR search_name = '' THEN lower(trim(username))
    WHEN instr(search_name, ' ') = 0 THEN search_name
    ELSE substr(search_name, 1, instr(search_name, ' ') - 1) END,
  search_display = CASE
    WHEN coalesce(trim(display_name), '') = '' THEN NULL
    WHEN username = '' AND search_name <> '' THEN search_name
    WHEN instr(trim(username), ' ') > 0 OR instr(search_name, ' ') = 0 THEN lower(trim(display_name))
    ELSE substr(search_name, instr(search_name, ' ') + 1) END;

-- One index for every list by score: each list merges the streams (account, status, with a number or not) that its
-- filters leave open. `leads_heat` and `leads_phone` go last, when it stands.
CREATE INDEX leads_facets ON leads (workspace_id, account_id, status, has_phone, heat, id);
DROP INDEX leads_heat;
DROP INDEX leads_phone;

-- Partial: whoever is nobody's task costs nothing.
CREATE INDEX leads_assigned ON leads (workspace_id, assigned_to, heat, id) WHERE assigned_to IS NOT NULL;

-- A tag is found at its place in the list of tags: a lead without tags is in none of these, one with two tags in two.
-- Whoever has more than eight is in the last one as well, where their other tags are looked for row by row.
CREATE INDEX leads_tag_0 ON leads (workspace_id, tags ->> 0, heat, id) WHERE tags ->> 0 IS NOT NULL;
CREATE INDEX leads_tag_1 ON leads (workspace_id, tags ->> 1, heat, id) WHERE tags ->> 1 IS NOT NULL;
CREATE INDEX leads_tag_2 ON leads (workspace_id, tags ->> 2, heat, id) WHERE tags ->> 2 IS NOT NULL;
CREATE INDEX leads_tag_3 ON leads (workspace_id, tags ->> 3, heat, id) WHERE tags ->> 3 IS NOT NULL;
CREATE INDEX leads_tag_4 ON leads (workspace_id, tags ->> 4, heat, id) WHERE tags ->> 4 IS NOT NULL;
CREATE INDEX leads_tag_5 ON leads (workspace_id, tags ->> 5, heat, id) WHERE tags ->> 5 IS NOT NULL;
CREATE INDEX leads_tag_6 ON leads (workspace_id, tags ->> 6, heat, id) WHERE tags ->> 6 IS NOT NULL;
CREATE INDEX leads_tag_7 ON leads (workspace_id, tags ->> 7, heat, id) WHERE tags ->> 7 IS NOT NULL;
CREATE INDEX leads_tag_more ON leads (workspace_id, heat, id) WHERE tags ->> 8 IS NOT NULL;

CREATE INDEX leads_username ON leads (workspace_id, search_username, id);
CREATE INDEX leads_display ON leads (workspace_id, search_display, id) WHERE search_display IS NOT NULL;
CREATE INDEX contact_points_value ON contact_points (workspace_id, kind, value, lead_id);

-- Whoever is written by code that does not know the column yet is found by the beginning of their name all the same.
CREATE TRIGGER leads_named AFTER INSERT ON leads WHEN NEW.search_username = '' AND NEW.username <> ''
BEGIN
  UPDATE leads SET search_username = lower(username) WHERE workspace_id = NEW.workspace_id AND id = NEW.id;
END;

CREATE TRIGGER contact_points_added AFTER INSERT ON contact_points
BEGIN
  UPDATE leads SET (contacts, contact_values) = (
    SELECT json_group_array(json_object('kind', kind, 'value', value, 'country', country, 'type', type,
        'confidence', confidence, 'consent', consent, 'quote', quote, 'foundIn', found_in, 'foundAt', found_at)),
      coalesce(' ' || group_concat(value, ' '), '')
    FROM contact_points WHERE workspace_id = NEW.workspace_id AND lead_id = NEW.lead_id)
  WHERE workspace_id = NEW.workspace_id AND id = NEW.lead_id;
END;

CREATE TRIGGER contact_points_changed AFTER UPDATE ON contact_points
BEGIN
  UPDATE leads SET (contacts, contact_values) = (
    SELECT json_group_array(json_object('kind', kind, 'value', value, 'country', country, 'type', type,
        'confidence', confidence, 'consent', consent, 'quote', quote, 'foundIn', found_in, 'foundAt', found_at)),
      coalesce(' ' || group_concat(value, ' '), '')
    FROM contact_points WHERE workspace_id = leads.workspace_id AND lead_id = leads.id)
  WHERE workspace_id = NEW.workspace_id AND id IN (OLD.lead_id, NEW.lead_id);
END;

CREATE TRIGGER contact_points_removed AFTER DELETE ON contact_points
BEGIN
  UPDATE leads SET (contacts, contact_values) = (
    SELECT json_group_array(json_object('kind', kind, 'value', value, 'country', country, 'type', type,
        'confidence', confidence, 'consent', consent, 'quote', quote, 'foundIn', found_in, 'foundAt', found_at)),
      coalesce(' ' || group_concat(value, ' '), '')
    FROM contact_points WHERE workspace_id = OLD.workspace_id AND lead_id = OLD.lead_id)
  WHERE workspace_id = OLD.workspace_id AND id = OLD.lead_id;
END;

UPDATE leads SET (contacts, contact_values) = (
    SELECT json_group_array(json_object('kind', kind, 'value', value, 'country', country, 'type', type,
        'confidence', confidence, 'consent', consent, 'quote', quote, 'foundIn', found_in, 'foundAt', found_at)),
      coalesce(' ' || group_concat(value, ' '), '')
    FROM contact_points WHERE workspace_id = leads.workspace_id AND lead_id = leads.id)
WHERE (workspace_id, id) IN (SELECT DISTINCT workspace_id, lead_id FROM contact_points);
