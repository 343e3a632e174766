/* font.c: the one family every figure and document is set in.
 *
 * A document must come out the same on every machine. The fonts a desktop
 * happens to prefer, its substitution rules and its hinting must therefore not
 * matter: figures use a font configuration of their own, which knows where
 * Debian puts fonts and holds no rules. Other fonts found there serve only the
 * characters that the named family lacks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/font.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

static const char configuration[] =
  "<?xml version=\"1.0\"?><fontconfig>"
  "<dir>" CORDON_PKGDATADIR "/fonts</dir>"
  "<dir>/usr/share/fonts</dir>"
  "<dir>/usr/local/share/fonts</dir>"
  "<cachedir>/var/cache/fontconfig</cachedir>"
  "<cachedir prefix=\"xdg\">fontconfig</cachedir>"
  "</fontconfig>";

static FcConfig *
load_fonts (void)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded))
    {
      FcConfig *config = FcConfigCreate ();

      FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) configuration, FcTrue);
      FcConfigBuildFonts (config);
      g_once_init_leave (&loaded, (gsize) config);
    }
  return (FcConfig *) loaded;
}

/**
 * cordon_font_context_new:
 * @language: (nullable): language of the text, for example "en"
 *
 * Makes a Pango context whose output depends on nothing but the text: own
 * fonts, no hinting, one unit to the point. It and what is made from it belong
 * to one thread at a time.
 *
 * Returns: (transfer full): a context for cordon_font_layout_new()
 */
PangoContext *
cordon_font_context_new (const char *language)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  g_autoptr (PangoFontDescription) family = pango_font_description_from_string (CORDON_FONT_FAMILY);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), load_fonts ());
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, family);
  pango_context_set_language (context, pango_language_from_string (language != NULL ? language : "en"));
  cairo_font_options_destroy (options);
  g_object_unref (map);
  return context;
}

/**
 * cordon_font_layout_new:
 * @context: a context from cordon_font_context_new()
 * @text: the text, not markup; what is not UTF-8 in it is replaced
 * @size: size of the type in drawing units
 * @is_bold: whether it is bold
 *
 * Returns: (transfer full): the text, set in one line per paragraph
 */
PangoLayout *
cordon_font_layout_new (PangoContext *context,
                        const char *text,
                        double size,
                        gboolean is_bold)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_context_get_font_description (context));
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}
