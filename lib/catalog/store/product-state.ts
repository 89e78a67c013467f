import { type SQL, sql } from "drizzle-orm";

/**
 * Everything the catalogue says about a product, as one JSON value: the snapshot of a version, what an edit is
 * compared with, and what a page is made of are the same reading. Expects the product's row as `p`; prices are those
 * valid at `now`, archived variants are there and marked.
 */
export function productState(now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`json_build_object(
    'id', p.id, 'handle', p.handle, 'title', p.title, 'descriptionHtml', p.description_html, 'vendor', p.vendor,
    'productType', p.product_type, 'tags', to_json(p.tags), 'status', p.status, 'taxClass', p.tax_class,
    'seoTitle', p.seo_title, 'seoDescription', p.seo_description, 'version', p.version,
    'publishedVersionId', p.published_version_id, 'updatedAt', p.updated_at,
    'options', ${optionsOf}, 'variants', ${variantsOf(at)}, 'pictures', ${picturesOf},
    'attributes', ${attributesOf},
    'categoryIds', coalesce((
      SELECT json_agg(c.category_id ORDER BY c.position, c.category_id) FROM product_categories c WHERE c.product_id = p.id
    ), '[]'),
    'publications', coalesce((
      SELECT json_agg(json_build_object('channelId', b.channel_id, 'publishedAt', b.published_at) ORDER BY b.channel_id)
      FROM publications b WHERE b.product_id = p.id
    ), '[]')
  )`;
}

const optionsOf = sql`coalesce((
  SELECT json_agg(json_build_object('id', o.id, 'name', o.name, 'position', o.position, 'values', coalesce((
    SELECT json_agg(json_build_object('id', w.id, 'value', w.value, 'position', w.position) ORDER BY w.position, w.id)
    FROM option_values w WHERE w.option_id = o.id
  ), '[]')) ORDER BY o.position, o.id)
  FROM options o WHERE o.product_id = p.id
), '[]')`;

const attributesOf = sql`coalesce((
  SELECT json_agg(json_build_object('attributeId', a.id, 'code', a.code, 'name', a.name, 'kind', a.kind, 'unit', a.unit,
    'value', coalesce(to_json(x.text), to_json(x.number), to_json(x.yes))) ORDER BY a.position, a.id)
  FROM product_attributes x JOIN attributes a ON a.id = x.attribute_id WHERE x.product_id = p.id
), '[]')`;

const picturesOf = sql`coalesce((
  SELECT json_agg(json_build_object('id', i.id, 'mediaId', m.id, 'source', m.source, 'state', m.state,
    'key', m.storage_key, 'width', m.width, 'height', m.height, 'alt', i.alt, 'position', i.position
  ) ORDER BY i.position, i.id)
  FROM product_pictures i JOIN media m ON m.id = i.media_id WHERE i.product_id = p.id
), '[]')`;

/**
 * Option values stand in the order of the options, which are read once a product and not joined a variant: this is
 * the part that thousands of variants wait for. Prices: one a list and quantity step, the newest valid one.
 */
const variantsOf = (at: SQL): SQL => sql`coalesce((
  SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'barcode', v.barcode, 'title', v.title,
    'optionKey', v.option_key, 'position', v.position, 'grams', v.grams, 'requiresShipping', v.requires_shipping,
    'taxable', v.taxable, 'costAmount', v.cost_amount, 'costCurrency', v.cost_currency, 'tracked', v.tracked,
    'pictureId', v.picture_id, 'archived', v.archived_at IS NOT NULL,
    'valueIds', to_json(ARRAY(
      SELECT x.value_id FROM variant_options x WHERE x.variant_id = v.id ORDER BY array_position(own.options, x.option_id)
    )),
    'prices', coalesce((
      SELECT json_agg(json_build_object('priceListId', n.price_list_id, 'minQuantity', n.min_quantity,
        'amount', n.amount, 'compareAtAmount', n.compare_at_amount))
      FROM (
        SELECT DISTINCT ON (price_list_id, min_quantity) price_list_id, min_quantity, amount, compare_at_amount
        FROM prices
        WHERE variant_id = v.id AND valid_from <= ${at} AND (valid_to IS NULL OR valid_to > ${at})
        ORDER BY price_list_id, min_quantity, valid_from DESC, id DESC
      ) n
    ), '[]')
  ) ORDER BY v.position, v.id)
  FROM (SELECT ARRAY(SELECT o.id FROM options o WHERE o.product_id = p.id ORDER BY o.position, o.id) AS options) own,
    variants v
  WHERE v.product_id = p.id
), '[]')`;
