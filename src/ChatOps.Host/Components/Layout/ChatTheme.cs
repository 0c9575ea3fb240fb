using MudBlazor;

namespace ChatOps.Host.Components.Layout;

/// <summary>One accent, neutral greys, system font. The page's own colours are the variables at the top of app.css.</summary>
internal static class ChatTheme
{
    private const string LightAccent = "#0b5cad";
    private const string DarkAccent = "#7ab8f5";

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = LightAccent,
            Background = "#ffffff",
            Surface = "#ffffff",
            TextPrimary = "#1b1d21",
            TextSecondary = "#575d66",
            ActionDefault = "#575d66",
            Divider = "#dfe2e6",
            LinesDefault = "#dfe2e6",
        },
        PaletteDark = new PaletteDark
        {
            Primary = DarkAccent,
            PrimaryContrastText = "#0d1117",
            Background = "#16181c",
            Surface = "#1d2025",
            TextPrimary = "#eceef1",
            TextSecondary = "#a9b0ba",
            ActionDefault = "#a9b0ba",
            Divider = "#343940",
            LinesDefault = "#343940",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography
            {
                FontFamily = ["system-ui", "-apple-system", "Segoe UI", "DejaVu Sans", "sans-serif"],
                FontSize = "15px",
                LineHeight = "1.5",
                LetterSpacing = "normal",
            },
            Button = new ButtonTypography
            {
                FontFamily = ["system-ui", "-apple-system", "Segoe UI", "DejaVu Sans", "sans-serif"],
                FontSize = "14px",
                FontWeight = "500",
                LetterSpacing = "normal",
                TextTransform = "none",
            },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
