using YamlDotNet.RepresentationModel;

namespace ChatOps.Tests.Deploy;

internal static class YamlNodes
{
    public static YamlMappingNode AsMap(this YamlNode node) => (YamlMappingNode)node;
}
